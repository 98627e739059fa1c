package org.ifolder.replication.catchup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.log.HostStore;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.RecordTypes;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.Snapshot;
import org.ifolder.replication.protocol.snapshot.SnapshotProgress;
import org.ifolder.replication.record.OwnAuthority;
import org.ifolder.server.Uptime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies a stream's records from another host, page by page, each page in one transaction (invariant 11). A copy that was cut goes on
 * where it was, as long as the source's log reaches back to where it began.
 */
@ApplicationScoped
class SnapshotCopy {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotCopy.class);

    private static final long MILLISECONDS_BETWEEN_LINES = 5000;

    @Inject
    private OwnAuthority own;

    @Inject
    private Authorities authorities;

    @Inject
    private StreamSources sources;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private BatchReceiver receiver;

    @Inject
    private HostKeys keys;

    @Inject
    private RecordTypes types;

    @Inject
    private CatchUpSettings settings;

    @Inject
    private Uptime uptime;

    /**
     * Copies all records of the stream.
     *
     * @param there how the source has the stream now
     * @param anew whether a copy that is under way is given up
     */
    void copy(StreamId stream, String source, StreamDescription there, boolean anew) {
        boolean asOwn = own.isOver(stream);
        Snapshot snapshot = new Snapshot(own::isOver, keys, authorities, types);
        SnapshotProgress progress = anew ? begun(snapshot, stream, source, there, asOwn) : resumable(stream, source, there)
                .orElseGet(() -> begun(snapshot, stream, source, there, asOwn));
        long before = progress.records();
        long since = uptime.millis();
        long saidAt = since;
        RecordPage page;
        do {
            page = sources.records(source, stream, progress.upTo(), settings.snapshotRecords(), settings.snapshotBytes());
            RecordPage taken = page;
            progress = alone(stream, asOwn, store -> snapshot.take(store, stream, taken));
            if (uptime.millis() - saidAt >= MILLISECONDS_BETWEEN_LINES) {
                saidAt = uptime.millis();
                LOG.info("{}: {} records copied from host {}, {} a second", stream, progress.records(), source,
                        rate(progress.records() - before, saidAt - since));
            }
        } while (page.upTo() != null);
        StreamDescription now = sources.describe(source, stream);
        if (now.condition() != Condition.STREAMING || !reachesBack(progress, now)) {
            throw new SourceUnreachable("host " + source + " no longer has what came after the copy began", null);
        }
        Optional<String> difference =
                alone(stream, asOwn, store -> snapshot.finish(store, stream, now));
        LOG.info("{}: copied from host {}, {} records, {} a second", stream, source, progress.records(),
                rate(progress.records() - before, uptime.millis() - since));
        difference.ifPresent(how -> LOG.error("{} differs: {}", stream, how));
    }

    private SnapshotProgress begun(Snapshot snapshot, StreamId stream, String source, StreamDescription there, boolean asOwn) {
        LOG.info("{}: copying the records from host {}, which has sequence {}", stream, source, there.cursor().sequence());
        return alone(stream, asOwn, store -> {
            snapshot.begin(store, stream, source, there);
            return store.snapshot(stream).orElseThrow();
        });
    }

    /** Does a step, unless this host has become the stream's authority since the copy began: what it has is what counts then. */
    private <T> T alone(StreamId stream, boolean asOwn, Function<HostStore, T> step) {
        return receiver.alone(stream, () -> {
            if (own.isOver(stream) != asOwn) {
                throw new SourceUnreachable("this host is its authority now", null);
            }
            return transactions.write(step);
        });
    }

    private Optional<SnapshotProgress> resumable(StreamId stream, String source, StreamDescription there) {
        Optional<SnapshotProgress> found = transactions.write(store ->
                        store.progress(stream).condition() == Condition.SNAPSHOT ? store.snapshot(stream) : Optional.empty());
        Optional<SnapshotProgress> usable = found.filter(one -> one.source().equals(source) && reachesBack(one, there));
        usable.ifPresent(one -> LOG.info("{}: going on with the copy from host {} after {} records", stream, source, one.records()));
        return usable;
    }

    /** Whether the source's log still holds what came after the copy began, in the same history. */
    private static boolean reachesBack(SnapshotProgress progress, StreamDescription there) {
        StreamDescription from = progress.from();
        OptionalLong end = there.history().endOf(from.cursor().incarnation());
        boolean sameHistory = from.cursor().sequence() == 0
                || end.isPresent() && from.cursor().sequence() <= end.getAsLong();
        return sameHistory && there.horizon() <= from.cursor().sequence();
    }

    private static long rate(long records, long milliseconds) {
        return records * 1000 / Math.max(1, milliseconds);
    }
}
