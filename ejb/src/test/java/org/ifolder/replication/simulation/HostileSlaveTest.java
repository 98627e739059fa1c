package org.ifolder.replication.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.BatchHeader;
import org.ifolder.replication.protocol.BatchLimits;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.protocol.retention.Retention;
import org.ifolder.replication.simulation.Message.BatchMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Slave h1 breaks the rules; the master refuses what it sends, and the streams of all others go on. */
@Tag("R7.6")
@Tag("invariant-8")
class HostileSlaveTest {

    private static final String MASTER = "h0";
    private static final String HOSTILE = "h1";
    private static final String VICTIM = "h2";
    private static final RecordVersion NEWEST = new RecordVersion(0, 1, 1_000_000);

    private final Schedule schedule = new Schedule(3, 600,
            new Schedule.Links(0, 0, 20, 0, 0, 0), 0, 0, 0.1, 0, new BatchLimits(3, 2000, Integer.MAX_VALUE), 20, 3,
            new Retention(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2), Schedule.Lives.QUIET);
    private final Simulation simulation =
            new Simulation(Runs.chance(7), schedule, new Construction(), Keyring.CHEAP, new Trace(false));

    @BeforeEach
    void hostsWork() {
        simulation.storm();
        simulation.calm();
        simulation.expectRefusals();
    }

    @Test
    void aDomainChangeOfASlaveIsRefused() {
        send(batch("domain", new StreamId(CollectionName.DOMAIN, HOSTILE), Cursor.START, member()), HOSTILE);

        goOn();

        assertRefusedAndAllElseAgrees(1);
    }

    @Test
    void aDomainChangeInTheMastersNameIsRefused() {
        StreamId stream = new StreamId(CollectionName.DOMAIN, MASTER);
        send(batch("domain", stream, atMaster(stream), member()), HOSTILE);

        goOn();

        assertRefusedAndAllElseAgrees(1);
    }

    @Test
    void aMessageOfAnotherDomainIsRefused() {
        StreamId stream = new StreamId(CollectionName.CATALOG, HOSTILE);
        send(batch("another", stream, atMaster(stream), ifolder(HOSTILE)), HOSTILE);

        goOn();

        assertRefusedAndAllElseAgrees(1);
    }

    @Test
    void aBatchInAnotherSlavesNameIsRefused() {
        StreamId stream = new StreamId(CollectionName.CATALOG, VICTIM);
        send(batch("domain", stream, atMaster(stream), ifolder(VICTIM)), HOSTILE);

        goOn();

        assertRefusedAndAllElseAgrees(1);
    }

    @Test
    void aBatchOfAnotherSlaveThatWasAlteredOnItsWayIsRefused() {
        SealedBatch sealed = simulation.host(VICTIM).database().batches(new StreamId(CollectionName.CATALOG, VICTIM)).get(0);
        String altered = new String(sealed.body(), StandardCharsets.UTF_8).replaceFirst("\"value\":\\d+", "\"value\":1000000");
        deliver(new BatchMessage(altered.getBytes(StandardCharsets.UTF_8), sealed.signature()));

        goOn();

        assertRefusedAndAllElseAgrees(1);
    }

    @Test
    void bytesThatAreNoBatchAreRefused() {
        deliver(new BatchMessage("{\"header\":".getBytes(StandardCharsets.UTF_8), ""));
        deliver(new BatchMessage(new byte[] {1, 2, 3}, "x"));

        goOn();

        assertRefusedAndAllElseAgrees(2);
    }

    @Test
    void anotherSlavesRecordInItsOwnStreamStopsThatStreamAlone() {
        StreamId stream = new StreamId(CollectionName.CATALOG, HOSTILE);
        send(batch("domain", stream, atMaster(stream), ifolder(VICTIM)), HOSTILE);
        simulation.expectStopped(HOSTILE);

        goOn();

        assertStopped(stream);
        assertNoHostHolds(NEWEST);
    }

    @Test
    void aSignedBatchThatCannotBeReadIsNotedAndTheNextGoodOneIsApplied() {
        StreamId stream = new StreamId(CollectionName.CATALOG, HOSTILE);
        BatchHeader header = header("domain", stream, atMaster(stream));
        send(BatchFormat.write(header, List.of("{\"type\":\"ifolder\"}".getBytes(StandardCharsets.UTF_8)), Integer.MAX_VALUE), HOSTILE);

        goOn();

        assertThat(simulation.ledger().verdicts(Verdict.Kind.POISON)).isEqualTo(1);
        simulation.ledger().verify(simulation.hosts());
    }

    private void goOn() {
        simulation.storm();
        simulation.calm();
    }

    private void assertRefusedAndAllElseAgrees(int times) {
        assertThat(simulation.ledger().heldAgainst(MASTER, HOSTILE)).isEqualTo(times);
        simulation.ledger().verify(simulation.hosts());
        assertNoHostHolds(NEWEST);
    }

    private void assertStopped(StreamId stream) {
        Database master = simulation.host(MASTER).database();
        assertThat(master.progress(stream).condition()).isEqualTo(Condition.FOREIGN);
        assertThat(simulation.ledger().verdicts(Verdict.Kind.FOREIGN)).isEqualTo(1);
        assertThat(simulation.host(HOSTILE).database().progress(stream).cursor().sequence())
                .as("the hostile slave went on writing").isGreaterThan(master.progress(stream).cursor().sequence());
        for (String other : List.of("h2", "h3")) {
            assertThat(simulation.host(other).database().records.rows()).isEqualTo(new TreeMap<>(master.records.rows()));
            StreamId others = new StreamId(CollectionName.CATALOG, other);
            assertThat(master.progress(others).cursor()).isEqualTo(simulation.host(other).database().progress(others).cursor())
                    .isEqualTo(simulation.host(HOSTILE).database().progress(others).cursor());
        }
    }

    private void assertNoHostHolds(RecordVersion version) {
        simulation.hosts().forEach(host ->
                assertThat(host.database().records.rows().values()).extracting(Database.Row::version).doesNotContain(version));
    }

    private Cursor atMaster(StreamId stream) {
        return simulation.host(MASTER).database().progress(stream).cursor();
    }

    private static Change ifolder(String creator) {
        return new Change("ifolder", creator + "-r0", NEWEST, false, SimulatedHost.payload(0));
    }

    private static Change member() {
        return new Change("member", MASTER + "-r0", NEWEST, false, SimulatedHost.payload(0));
    }

    private BatchHeader header(String domain, StreamId stream, Cursor previous) {
        return new BatchHeader(BatchHeader.FORMAT, domain, 1, stream.collection(), stream.authority(), BatchHeader.FIRST_TERM, "hostile", previous,
                previous.sequence() + 1, "");
    }

    private byte[] batch(String domain, StreamId stream, Cursor previous, Change change) {
        return BatchFormat.write(header(domain, stream, previous), List.of(BatchFormat.write(change)), Integer.MAX_VALUE);
    }

    private void deliver(BatchMessage message) {
        simulation.host(MASTER).process().deliver(HOSTILE, message);
    }

    private void send(byte[] body, String signedBy) {
        deliver(new BatchMessage(body, simulation.keyring().sign(signedBy, body)));
    }
}
