package org.ifolder.replication.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.replication.log.SealedBatches.right;
import static org.ifolder.replication.log.SealedBatches.usage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.ifolder.replication.log.BatchReceiver.Received;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A batch of another host, from its receipt to the rows. */
class ReceivingTest {

    private static final StreamId STREAM = new StreamId(CollectionName.CATALOG, "a");
    private static final DigestScope SCOPE = DigestScope.of(STREAM);
    private static final int HALF = 250;

    private final EmbeddedHost host = EmbeddedHost.master("m");
    private Cursor cursor = Cursor.START;

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @Tag("invariant-14")
    @Tag("R9.3")
    void aBatchCostsOneSelectARecordTypeHoweverManyItsChanges() {
        StreamId other = new StreamId(CollectionName.CATALOG, "b");
        List<Change> two = List.of(usage("b-0", 1, 1), right("b-0", "m-0", 1, "READ_ONLY"));
        List<Change> twoNewer = List.of(usage("b-0", 2, 2), right("b-0", "m-0", 2, "READ_WRITE"));
        SealedBatch small = SealedBatches.of(other, "run", Cursor.START, SealedBatches.digest(two), two);
        SealedBatch smallUpdate = SealedBatches.of(other, "run", small.cursor(), SealedBatches.digest(twoNewer), twoNewer);
        List<Change> many = changes(1, 1);
        List<Change> manyNewer = changes(2, 2);
        SealedBatch large = SealedBatches.of(STREAM, "run", Cursor.START, SealedBatches.digest(many), many);
        SealedBatch largeUpdate = SealedBatches.of(STREAM, "run", large.cursor(), SealedBatches.digest(manyNewer), manyNewer);

        int toInsertTwo = host.statementsOf(() -> receive(small));
        int toUpdateTwo = host.statementsOf(() -> receive(smallUpdate));

        assertThat(host.statementsOf(() -> receive(large))).isLessThanOrEqualTo(toInsertTwo).isLessThan(20);
        assertThat(host.statementsOf(() -> receive(largeUpdate))).isLessThanOrEqualTo(toUpdateTwo).isLessThan(10);
    }

    @Test
    @Tag("invariant-14")
    void whatARecordHoldsInATableOfItsOwnCostsOneSelectToo() {
        StreamId reports = new StreamId(CollectionName.REPORT, "a");
        List<Change> first = reports(1);
        List<Change> second = reports(2);
        SealedBatch insert = SealedBatches.of(reports, "run", Cursor.START, SealedBatches.digest(first), first);
        SealedBatch update = SealedBatches.of(reports, "run", insert.cursor(), SealedBatches.digest(second), second);

        receive(insert);

        assertThat(host.statementsOf(() -> receive(update))).isLessThan(12);
        assertThat(host.<List<Change>>call(() -> store().records(DigestScope.of(reports), RecordPlace.FIRST, Integer.MAX_VALUE, Integer.MAX_VALUE).records()))
                .extracting(Change::contentHash).containsExactlyElementsOf(second.stream().map(Change::contentHash).toList());
    }

    private static List<Change> reports(long version) {
        List<Change> reports = new ArrayList<>();
        for (int i = 10; i < 50; i++) {
            ObjectNode payload = JsonNodeFactory.instance.objectNode().put("kind", "IFOLDERS").put("scope", "DOMAIN")
                    .put("readers", "ADMINISTRATORS").put("host", "a").put("rows", version).put("chunks", 1)
                    .put("outcome", "COMPLETE");
            payload.putArray("columns").add("id").add("name");
            payload.putArray("ifolders").add("a-1").add("a-2");
            reports.add(new Change("report", "a-" + i, SealedBatches.version(version), false, payload));
        }
        return reports;
    }

    @Test
    @Tag("invariant-14")
    void removalsAreBuriedTogether() {
        List<Change> live = changes(1, 1);
        receive(live, live);
        List<Change> removals = live.stream().map(SealedBatches::removal).toList();

        assertThat(host.statementsOf(() -> receive(removals, List.of()))).isLessThan(12);
    }

    @Test
    @Tag("invariant-9")
    void theDigestIsThatOfTheRecordsAfterEachBatch() {
        List<Change> first = List.of(usage("a-1", 1, 1), usage("a-2", 1, 2), usage("a-3", 1, 3));
        receive(first, first);
        List<Change> second = List.of(usage("a-1", 2, 10), SealedBatches.removal(first.get(1)),
                SealedBatches.unknown("a-9", 1, JsonNodeFactory.instance.objectNode().put("x", "y")));
        receive(second, List.of(second.get(0), second.get(2), first.get(2)));
        List<Change> third = List.of(SealedBatches.unknown("a-9", 2, JsonNodeFactory.instance.objectNode().put("x", "z")),
                usage("a-2", 3, 7), usage("a-2", 4, 8));
        receive(third, List.of(second.get(0), first.get(2), third.get(0), third.get(2)));

        assertThat(progress().difference()).isNull();
        assertThat(host.<String>call(() -> store().digest(SCOPE).fingerprint())).isEqualTo(recomputed());
    }

    @Test
    @Tag("invariant-9")
    void aBatchAfterWhichTheRecordsAreNotThoseSignedIsAppliedAndTold() {
        SealedBatch batch = sealed(List.of(usage("a-1", 1, 1)), List.of(usage("a-1", 1, 2)));

        Verdict verdict = host.bean(BatchReceiver.class).receive(batch, "a");

        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.APPLY);
        assertThat(verdict.difference()).isNotNull();
        assertThat(progress().difference()).isEqualTo(verdict.difference());
        assertThat(progress().cursor()).isEqualTo(batch.cursor());
    }

    @Test
    @Tag("invariant-6")
    void aPoisonedBatchNamesItsRecordLeavesNothingAndIsTriedAgain() {
        Change poison = new Change("right", "a-2/m-1", SealedBatches.version(1), false,
                JsonNodeFactory.instance.objectNode().put("right", "EVERYTHING"));
        SealedBatch batch = sealed(List.of(usage("a-1", 1, 1), poison), List.of());

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> host.bean(BatchReceiver.class).receive(batch, "a")).isInstanceOf(RuntimeException.class);
            assertThat(progress().condition()).isEqualTo(Condition.POISON);
            assertThat(progress().reason()).startsWith("right a-2/m-1 0.1.1: ").contains("EVERYTHING");
            assertThat(progress().cursor()).isEqualTo(Cursor.START);
            assertThat(all()).isEmpty();
        }

        List<Change> good = List.of(usage("a-1", 1, 1));
        cursor = Cursor.START;
        receive(good, good);
        assertThat(progress().condition()).isEqualTo(Condition.STREAMING);
        assertThat(progress().reason()).isNull();
    }

    @Test
    @Tag("invariant-6")
    void batchesThatAreFetchedTogetherAreAppliedInOneTransaction() {
        List<Change> first = List.of(usage("a-1", 1, 1));
        List<Change> second = List.of(usage("a-1", 2, 2), usage("a-2", 1, 5));
        List<SealedBatch> batches = List.of(next(first, first), next(second, second));

        Received received = host.bean(BatchReceiver.class).receive(batches, "a");

        assertThat(received).isEqualTo(new Received(2, true));
        assertThat(host.bean(BatchReceiver.class).receive(batches, "a")).isEqualTo(new Received(0, true));
        assertThat(progress().cursor()).isEqualTo(batches.get(1).cursor());
        assertThat(progress().difference()).isNull();
        assertThat(host.<String>call(() -> store().digest(SCOPE).fingerprint())).isEqualTo(recomputed());
    }

    @Test
    @Tag("invariant-14")
    void whatOneTransactionTakesOfFetchedBatchesIsBounded() {
        List<Change> many = changes(1, 1).subList(0, 300);
        List<SealedBatch> large = List.of(next(many, many), next(many, many));
        List<Change> one = List.of(usage("a-1", 1, 1));
        List<SealedBatch> small = List.of(next(one, one), next(one, one), next(one, one));
        byte[] plain = large.get(0).body();
        byte[] compressed = BatchFormat.write(large.get(0).header(), many.stream().map(BatchFormat::write).toList(), 1);

        assertThat(BatchReceiver.portions(large)).hasSize(2);
        assertThat(BatchReceiver.portions(small)).containsExactly(small);
        assertThat(BatchFormat.mostJsonBytes(plain)).isEqualTo(plain.length);
        assertThat(BatchFormat.mostJsonBytes(compressed)).isGreaterThanOrEqualTo(plain.length).isGreaterThan(100L * compressed.length);
    }

    @Test
    @Tag("invariant-6")
    void ofBatchesThatAreFetchedTogetherThoseBeforeAPoisonedOneAreApplied() {
        List<Change> first = List.of(usage("a-1", 1, 1));
        Change poison = new Change("right", "a-2/m-1", SealedBatches.version(1), false,
                JsonNodeFactory.instance.objectNode().put("right", "EVERYTHING"));
        SealedBatch good = next(first, first);
        List<SealedBatch> batches = List.of(good, next(List.of(poison), first));

        assertThatThrownBy(() -> host.bean(BatchReceiver.class).receive(batches, "a")).isInstanceOf(RuntimeException.class);

        assertThat(progress().cursor()).isEqualTo(good.cursor());
        assertThat(progress().condition()).isEqualTo(Condition.POISON);
        assertThat(progress().reason()).startsWith("right a-2/m-1 0.1.1: ");
    }

    @Test
    @Tag("invariant-6")
    void ofBatchesThatAreFetchedTogetherNothingAfterAGapIsLookedAt() {
        List<Change> first = List.of(usage("a-1", 1, 1));
        SealedBatch good = next(first, first);
        next(first, first);
        List<Change> third = List.of(usage("a-1", 3, 3));

        assertThat(host.bean(BatchReceiver.class).receive(List.of(good, next(third, third)), "a")).isEqualTo(new Received(1, false));

        assertThat(progress().cursor()).isEqualTo(good.cursor());
    }

    @Test
    @Tag("invariant-5")
    void anOwnStreamThatIsTakenBackStaysSoThoughABatchCannotBeApplied() {
        StreamId own = new StreamId(CollectionName.CATALOG, "m");
        Change poison = new Change("usage", "m-1", SealedBatches.version(1), false,
                JsonNodeFactory.instance.objectNode().put("files", "x"));
        SealedBatch batch = SealedBatches.of(own, "before", Cursor.START, SealedBatches.digest(List.of()), List.of(poison));
        host.run(() -> store().save(own, StreamProgress.START.in(Condition.TAKING_BACK, "restored")));

        assertThatThrownBy(() -> host.bean(BatchReceiver.class).receive(batch, "s")).isInstanceOf(RuntimeException.class);

        StreamProgress progress = host.call(() -> store().progress(own));
        assertThat(progress.condition()).isEqualTo(Condition.TAKING_BACK);
        assertThat(progress.reason()).startsWith("usage m-1 0.1.1: ");
    }

    private static List<Change> changes(long version, long size) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < HALF; i++) {
            changes.add(usage("a-" + i, version, size));
            changes.add(right("a-" + i, "m-" + i, version, size == 1 ? "READ_ONLY" : "READ_WRITE"));
        }
        return changes;
    }

    private SealedBatch sealed(List<Change> changes, List<Change> live) {
        return SealedBatches.of(STREAM, "run", cursor, SealedBatches.digest(live), changes);
    }

    /** The batch that follows the one before, not received yet. */
    private SealedBatch next(List<Change> changes, List<Change> live) {
        SealedBatch batch = sealed(changes, live);
        cursor = batch.cursor();
        return batch;
    }

    private void receive(List<Change> changes, List<Change> live) {
        receive(sealed(changes, live));
    }

    private void receive(SealedBatch batch) {
        Verdict verdict = host.bean(BatchReceiver.class).receive(batch, "a");
        assertThat(verdict).isEqualTo(new Verdict(Verdict.Kind.APPLY, verdict.reason(), null));
        cursor = batch.cursor();
    }

    private String recomputed() {
        return SealedBatches.digest(all()).fingerprint();
    }

    private List<Change> all() {
        return host.call(() -> store().records(SCOPE, RecordPlace.FIRST, Integer.MAX_VALUE, Integer.MAX_VALUE).records());
    }

    private StreamProgress progress() {
        return host.call(() -> store().progress(STREAM));
    }

    private HostStore store() {
        return host.bean(HostStore.class);
    }
}
