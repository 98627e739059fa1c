package org.ifolder.replication.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.ifolder.replication.catchup.SnapshotLeases;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.log.HostStore;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.retention.Retention;
import org.ifolder.replication.record.OwnAuthority;
import org.ifolder.replication.relay.ProgressBoard;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go of sealed batches and tombstones that are older than the settings keep them and that nobody needs any more (R7.7). */
@ApplicationScoped
public class LogRetention {

    private static final Logger LOG = LoggerFactory.getLogger(LogRetention.class);

    /** Tombstones that are purged in one transaction. */
    private static final int PORTION = 500;

    @Inject
    private LocalHost localHost;

    @Inject
    private OwnAuthority own;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private BatchReceiver receiver;

    @Inject
    private ProgressBoard board;

    @Inject
    private SnapshotLeases leases;

    @Inject
    private UpkeepSettings settings;

    @Inject
    private Clock clock;

    /** Looks at one stream. */
    public void apply(StreamId stream) {
        Retention retention = settings.retention();
        long notBeyond = notBeyond(stream);
        boolean trimmed = receiver.alone(stream, () ->
                transactions.write(store -> retention.trim(store, stream, clock.millis(), notBeyond)));
        long floor = board.headOf(stream).map(StreamHead::floor).orElse(0L);
        int purged = 0;
        int some;
        do {
            some = transactions.write(store -> retention.purge(store, stream, clock.millis(), floor, PORTION));
            purged += some;
        } while (some == PORTION);
        if (trimmed || purged > 0) {
            LOG.info("{}: log trimmed: {}, tombstones purged: {}", stream, trimmed, purged);
        }
    }

    /**
     * Gives up a stream's log that was found damaged, but for its last batch and what nobody else has yet: whoever needs more of it
     * copies the records instead, which prove themselves by their digest.
     *
     * @param damaged looks again, while nothing else is done to the stream
     */
    public void giveUp(StreamId stream, Predicate<? super HostStore> damaged) {
        Retention nothing = new Retention(0, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2);
        Optional<Boolean> trimmed = receiver.alone(stream, () -> transactions.write(store -> damaged.test(store)
                ? Optional.of(nothing.trim(store, stream, clock.millis(), published(stream))) : Optional.empty()));
        if (trimmed.isPresent()) {
            LOG.error("{}: batches are missing from the log here or are not as they were sealed. {}", stream, trimmed.get()
                    ? "The log is given up; hosts that need it copy the records"
                    : "No other host has them yet, so that the log cannot be given up");
        }
    }

    /**
     * The sequence above which the log must stay: what the master has not published, or of a slave's own stream has not confirmed, and what
     * a host needs that copies from this one.
     */
    private long notBeyond(StreamId stream) {
        return Math.min(published(stream), leases.needed(stream));
    }

    private long published(StreamId stream) {
        boolean needsMaster = localHost.isMaster() || own.isOver(stream);
        return needsMaster ? board.headOf(stream).map(head -> head.cursor().sequence()).orElse(0L) : Long.MAX_VALUE;
    }
}
