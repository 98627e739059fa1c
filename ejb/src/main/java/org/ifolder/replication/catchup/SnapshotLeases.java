package org.ifolder.replication.catchup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.server.Uptime;

/**
 * What hosts that copy from this one still need of its log: from P0, which the description before the first page has told (invariant 11).
 * Kept in memory: after a restart a host that goes on copying renews it with its next page, or finds that the log begins later and
 * begins anew.
 */
@ApplicationScoped
public class SnapshotLeases {

    @Inject
    private CatchUpSettings settings;

    @Inject
    private Uptime uptime;

    private final Map<Holder, Lease> leases = new ConcurrentHashMap<>();

    private record Holder(StreamId stream, String host) {
    }

    private record Lease(long sequence, long end) {
    }

    /** A host was told how this host has the stream, and may copy it from there. One that copies already keeps its place. */
    public void described(StreamId stream, String host, long sequence) {
        leases.compute(new Holder(stream, host), (any, lease) -> lease == null || isOver(lease) ? lasting(sequence) : lease);
    }

    /** A host has taken a page. */
    public void renewed(StreamId stream, String host) {
        leases.computeIfPresent(new Holder(stream, host), (any, lease) -> lasting(lease.sequence()));
    }

    /** A host needs nothing of the log up to this sequence. */
    public void fetched(StreamId stream, String host, long sequence) {
        leases.computeIfPresent(new Holder(stream, host), (any, lease) -> lasting(Math.max(lease.sequence(), sequence)));
    }

    /** The sequence above which the stream's log must stay; the largest number where nobody copies it. */
    public long needed(StreamId stream) {
        leases.values().removeIf(this::isOver);
        return leases.entrySet().stream().filter(lease -> lease.getKey().stream().equals(stream))
                .mapToLong(lease -> lease.getValue().sequence()).min().orElse(Long.MAX_VALUE);
    }

    private Lease lasting(long sequence) {
        return new Lease(sequence, uptime.millis() + settings.snapshotLeaseMilliseconds());
    }

    private boolean isOver(Lease lease) {
        return uptime.millis() >= lease.end();
    }
}
