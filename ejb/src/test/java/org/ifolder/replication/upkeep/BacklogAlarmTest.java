package org.ifolder.replication.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import org.ifolder.replication.catchup.ConnectedHosts;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R7.4")
@Tag("invariant-14")
class BacklogAlarmTest {

    private final ConnectedHosts hosts = new ConnectedHosts();
    private final EmbeddedHost master = hosts.connect(EmbeddedHost.master("m"))
            .setting("ifolder.replication.backlog-alarm-changes", 2L);

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    void itIsSaidOnceThenWhenItHasDoubledAndWhenItIsOver() {
        master.member("ann", "m");
        assertThat(look()).isFalse();
        master.member("bob", "m");
        assertThat(look()).isTrue();
        assertThat(look()).isFalse();
        master.member("cid", "m");
        assertThat(look()).isFalse();
        master.member("dan", "m");
        assertThat(look()).isTrue();

        ConnectedHosts.seal(master, new StreamId(CollectionName.DOMAIN, "m"));
        assertThat(look()).isTrue();
        assertThat(look()).isFalse();
    }

    private boolean look() {
        return master.bean(BacklogAlarm.class).look();
    }
}
