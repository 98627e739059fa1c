package org.ifolder.replication.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.replication.catchup.ConnectedHosts.progress;
import static org.ifolder.replication.catchup.ConnectedHosts.records;
import static org.ifolder.replication.catchup.ConnectedHosts.seal;

import org.ifolder.refusal.Refusal;
import org.ifolder.replication.catchup.CatchUp;
import org.ifolder.replication.catchup.ConnectedHosts;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an administrator can do to another host's stream, and what is refused because it would lose something. */
@Tag("R7.6")
class StreamRepairTest {

    private static final StreamId STREAM = new StreamId(CollectionName.DOMAIN, "m");

    private final ConnectedHosts hosts = new ConnectedHosts();
    private final EmbeddedHost master = hosts.connect(EmbeddedHost.master("m"));
    private final EmbeddedHost slave = hosts.connect(master.slave("s"));

    @BeforeEach
    void write() {
        master.member("ann", "m");
        seal(master, STREAM);
        slave.bean(CatchUp.class).request(STREAM, "m");
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    void aStreamIsCopiedAnew() {
        slave.run(() -> slave.em().createNativeQuery("update member set display_name = 'Mallory'").executeUpdate());

        slave.bean(StreamRepair.class).resynchronise(STREAM);

        assertThat(progress(slave, STREAM).condition()).isEqualTo(Condition.STREAMING);
        assertThat(records(slave, STREAM)).isEqualTo(records(master, STREAM));
    }

    @Test
    @Tag("invariant-5")
    void whatOnlyThisHostHasIsNotCopiedOver() {
        hosts.connect(EmbeddedHost.master("m"));

        assertThatThrownBy(() -> slave.bean(StreamRepair.class).resynchronise(STREAM)).isInstanceOf(Refusal.class)
                .hasMessageContaining("Host m has less of this stream").hasMessageContaining("after sequence 0, up to 1")
                .matches(refusal -> ((Refusal) refusal).kind() == Refusal.Kind.CONFLICT);
        assertThat(records(slave, STREAM)).hasSize(1);
        master.close();
    }

    @Test
    void onlyAStreamThatHasStoppedAtARecordGoesOnWithoutIt() {
        assertThatThrownBy(() -> slave.bean(StreamRepair.class).setAside(STREAM)).isInstanceOf(Refusal.class)
                .matches(refusal -> ((Refusal) refusal).kind() == Refusal.Kind.CONFLICT);
    }
}
