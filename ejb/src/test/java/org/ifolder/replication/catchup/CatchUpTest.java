package org.ifolder.replication.catchup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.replication.catchup.ConnectedHosts.addsUp;
import static org.ifolder.replication.catchup.ConnectedHosts.progress;
import static org.ifolder.replication.catchup.ConnectedHosts.records;
import static org.ifolder.replication.catchup.ConnectedHosts.seal;

import java.util.List;
import org.ifolder.domain.group.GroupDetails;
import org.ifolder.domain.group.Groups;
import org.ifolder.peer.BatchPage;
import org.ifolder.peer.StreamLog;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.retention.Retention;
import org.ifolder.replication.relay.BoardOf;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CatchUpTest {

    private static final StreamId STREAM = new StreamId(CollectionName.DOMAIN, "m");

    private final ConnectedHosts hosts = new ConnectedHosts();
    private final EmbeddedHost master = hosts.connect(EmbeddedHost.master("m"));
    private final EmbeddedHost slave = hosts.connect(master.slave("s"));

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    @Tag("R7.2")
    void whatTheLogHoldsIsFetched() {
        write("ann", "bob");

        slave.bean(CatchUp.class).request(STREAM, "m");

        assertLevel();
    }

    @Test
    @Tag("R7.2")
    @Tag("invariant-11")
    void whatTheLogNoLongerHoldsIsCopied() {
        write("ann", "bob", "eve");
        String gone = master.bean(Groups.class).create(EmbeddedHost.ADMINISTRATOR, new GroupDetails("Staff", null)).id();
        seal(master, STREAM);
        master.bean(Groups.class).remove(EmbeddedHost.ADMINISTRATOR, gone, null);
        seal(master, STREAM);
        trim();

        slave.bean(CatchUp.class).request(STREAM, "m");

        assertLevel();
        assertThat(progress(slave, STREAM).horizon()).isPositive();
        write("gil");
        slave.bean(CatchUp.class).request(STREAM, "m");
        assertLevel();
    }

    @Test
    @Tag("R7.2")
    void whatIsMissingFromADamagedLogIsCopied() {
        write("ann", "bob", "eve", "gil");
        publish();
        damage("delete from sealed_batch where from_sequence = 2");

        slave.bean(CatchUp.class).request(STREAM, "m");

        assertLevel();
    }

    @Test
    @Tag("R7.2")
    void whatIsNotAsItWasSealedInADamagedLogIsCopied() {
        write("ann", "bob", "eve", "gil");
        publish();
        damage("update sealed_batch set body = substring(body from 1 for 200) || body where from_sequence in (1, 3)");

        slave.bean(CatchUp.class).request(STREAM, "m");

        assertLevel();
    }

    @Test
    @Tag("R7.2")
    void whatIsNotSignedAsItWasInADamagedLogIsCopied() {
        write("ann", "bob", "eve", "gil");
        publish();
        damage("update sealed_batch set signature = (select max(signature) from sealed_batch where from_sequence = 4) where from_sequence = 2");

        slave.bean(CatchUp.class).request(STREAM, "m");

        assertLevel();
    }

    @Test
    @Tag("R7.2")
    void ofADamagedLogNothingIsGivenUpThatIsNotPublished() {
        write("ann", "bob", "eve");
        damage("delete from sealed_batch where from_sequence = 2");

        slave.bean(CatchUp.class).request(STREAM, "m");

        assertThat(progress(master, STREAM).horizon()).isZero();
        assertThat(progress(slave, STREAM).cursor().sequence()).isEqualTo(1);
    }

    @Test
    @Tag("R7.6")
    void aHostWithOtherBatchesMakesNobodyGiveUpALog() {
        master.member("ann", "m");
        master.member("bob", "m");
        ConnectedHosts.seal(master, STREAM);
        write("eve");
        publish();

        assertThat(master.bean(StreamLog.class).after(STREAM, 1, "s")).isEqualTo(BatchPage.of(List.of()));

        assertThat(progress(master, STREAM).horizon()).isZero();
    }

    @Test
    @Tag("invariant-11")
    void aSourceKeepsItsLogForWhoeverCopiesFromIt() {
        write("ann", "bob");

        slave.bean(StreamSources.class).describe("m", STREAM);
        write("eve");

        assertThat(master.bean(SnapshotLeases.class).needed(STREAM)).isEqualTo(progress(master, STREAM).cursor().sequence() - 1);
    }

    @Test
    void aCopyAnewBringsBackWhatWasChangedByHand() {
        write("ann", "bob");
        slave.bean(CatchUp.class).request(STREAM, "m");
        slave.run(() -> slave.em().createNativeQuery("update member set display_name = 'Mallory'").executeUpdate());

        assertThat(slave.bean(CatchUp.class).copyAnew(STREAM, "m")).isTrue();

        assertLevel();
    }

    @Test
    @Tag("invariant-5")
    @Tag("R7.7")
    void aRestoredHostTakesBackItsOwnStreamBeforeItNumbersAnything() {
        write("ann", "bob");
        slave.bean(CatchUp.class).request(STREAM, "m");
        EmbeddedHost restored = hosts.connect(EmbeddedHost.master("m"));

        restored.bean(CatchUp.class).request(STREAM, "s");

        assertThat(progress(restored, STREAM)).isEqualTo(progress(slave, STREAM));
        assertThat(records(restored, STREAM)).isEqualTo(records(slave, STREAM));
        restored.member("eve", "m");
        seal(restored, STREAM);
        slave.bean(CatchUp.class).request(STREAM, "m");
        assertThat(records(slave, STREAM)).isEqualTo(records(restored, STREAM)).hasSize(3);
        master.close();
    }

    @Test
    @Tag("invariant-5")
    void anotherHistoryIsAForkOnBothSides() {
        write("ann");
        slave.bean(CatchUp.class).request(STREAM, "m");
        EmbeddedHost restored = hosts.connect(EmbeddedHost.master("m"));
        restored.member("eve", "m");
        seal(restored, STREAM);

        restored.bean(CatchUp.class).request(STREAM, "s");
        slave.bean(CatchUp.class).request(STREAM, "m");

        assertThat(progress(restored, STREAM).condition()).isEqualTo(Condition.FORK);
        assertThat(progress(slave, STREAM).condition()).isEqualTo(Condition.FORK);
        assertThat(progress(slave, STREAM).reason()).contains("another history after sequence 0");
        assertThat(restored.bean(OwnNumbering.class).forkedWith(STREAM)).contains("s");
        master.close();
    }

    private void write(String... logins) {
        for (String login : logins) {
            master.member(login, "m");
            seal(master, STREAM);
        }
    }

    private void publish() {
        BoardOf.head(master, STREAM, progress(master, STREAM).cursor(), 0);
    }

    private void damage(String sql) {
        master.run(() -> assertThat(master.em().createNativeQuery(sql).executeUpdate()).isPositive());
    }

    private void trim() {
        master.bean(ReplicationTransactions.class).write(store ->
                new Retention(1, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2).trim(store, STREAM, EmbeddedHost.NOW.toEpochMilli(), Long.MAX_VALUE));
        assertThat(progress(master, STREAM).horizon()).isPositive();
    }

    private void assertLevel() {
        assertThat(progress(slave, STREAM).cursor()).isEqualTo(progress(master, STREAM).cursor());
        assertThat(progress(slave, STREAM).condition()).isEqualTo(Condition.STREAMING);
        assertThat(progress(slave, STREAM).difference()).isNull();
        assertThat(records(slave, STREAM)).isEqualTo(records(master, STREAM));
        assertThat(addsUp(slave, STREAM)).isTrue();
    }
}
