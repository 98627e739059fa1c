package org.ifolder.replication.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.replication.catchup.ConnectedHosts.progress;
import static org.ifolder.replication.catchup.ConnectedHosts.records;
import static org.ifolder.replication.catchup.ConnectedHosts.seal;

import org.ifolder.domain.group.GroupDetails;
import org.ifolder.domain.group.Groups;
import org.ifolder.replication.catchup.ConnectedHosts;
import org.ifolder.replication.catchup.StreamSources;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.relay.BoardOf;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R7.7")
@Tag("invariant-7")
class LogRetentionTest {

    private static final StreamId STREAM = new StreamId(CollectionName.DOMAIN, "m");

    private final ConnectedHosts hosts = new ConnectedHosts();
    private final EmbeddedHost master = hosts.connect(EmbeddedHost.master("m"))
            .setting("ifolder.replication.log-changes", 1L).setting("ifolder.replication.tombstone-days", -1.0);
    private final EmbeddedHost slave = hosts.connect(master.slave("s"));
    private Cursor second;

    @BeforeEach
    void write() {
        String gone = master.bean(Groups.class).create(EmbeddedHost.ADMINISTRATOR, new GroupDetails("Staff", null)).id();
        seal(master, STREAM);
        master.bean(Groups.class).remove(EmbeddedHost.ADMINISTRATOR, gone, null);
        second = seal(master, STREAM).cursor();
        master.member("bob", "m");
        seal(master, STREAM);
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    void whatIsNotPublishedStays() {
        master.bean(LogRetention.class).apply(STREAM);

        assertThat(progress(master, STREAM).horizon()).isZero();
    }

    @Test
    void whatIsPublishedAndTooMuchGoes() {
        BoardOf.head(master, STREAM, progress(master, STREAM).cursor(), 0);

        master.bean(LogRetention.class).apply(STREAM);

        assertThat(progress(master, STREAM).horizon()).isEqualTo(second.sequence());
    }

    @Test
    @Tag("invariant-11")
    void whatAHostThatCopiesNeedsStays() {
        slave.bean(StreamSources.class).describe("m", STREAM);
        master.member("eve", "m");
        seal(master, STREAM);
        master.member("fay", "m");
        seal(master, STREAM);
        BoardOf.head(master, STREAM, progress(master, STREAM).cursor(), 0);

        master.bean(LogRetention.class).apply(STREAM);

        assertThat(progress(master, STREAM).horizon()).isEqualTo(second.sequence() + 1);
    }

    @Test
    void aTombstoneStaysUntilEveryHostHasIt() {
        BoardOf.head(master, STREAM, progress(master, STREAM).cursor(), second.sequence() - 1);
        master.bean(LogRetention.class).apply(STREAM);
        assertThat(records(master, STREAM)).anyMatch(Change::removed);

        BoardOf.head(master, STREAM, progress(master, STREAM).cursor(), second.sequence());
        master.bean(LogRetention.class).apply(STREAM);
        assertThat(records(master, STREAM)).isNotEmpty().noneMatch(Change::removed);
    }
}
