package org.ifolder.replication.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.server.Uptime;
import org.ifolder.testing.EmbeddedHost;
import org.ifolder.testing.MovedUptime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R7.2")
class SnapshotLeasesTest {

    private static final StreamId STREAM = new StreamId(CollectionName.DOMAIN, "m");
    private static final long LEASE_MILLISECONDS = 300_000;

    private final MovedUptime uptime = new MovedUptime();
    private final EmbeddedHost host = EmbeddedHost.master("m").with(Uptime.class, uptime);
    private final SnapshotLeases leases = host.bean(SnapshotLeases.class);

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void logStaysForWhatIsAskedAheadOfWhatIsWritten() {
        leases.described(STREAM, "a", 10);
        leases.fetched(STREAM, "a", 10);
        leases.fetched(STREAM, "a", 20);
        leases.fetched(STREAM, "a", 30);

        assertThat(leases.needed(STREAM)).isEqualTo(20);
    }

    @Test
    void hostThatAsksTwiceForTheSameHasWrittenWhatWasBefore() {
        leases.described(STREAM, "a", 10);
        leases.fetched(STREAM, "a", 20);
        leases.fetched(STREAM, "a", 20);

        assertThat(leases.needed(STREAM)).isEqualTo(20);
    }

    @Test
    void logStaysForTheHostThatIsLeastFar() {
        leases.described(STREAM, "a", 10);
        leases.described(STREAM, "b", 5);

        assertThat(leases.needed(STREAM)).isEqualTo(5);
    }

    @Test
    void leaseEndsWhenItsHostIsNotHeardOf() {
        leases.described(STREAM, "a", 10);
        uptime.move(LEASE_MILLISECONDS);

        assertThat(leases.needed(STREAM)).isEqualTo(Long.MAX_VALUE);
    }
}
