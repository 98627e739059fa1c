package org.ifolder.replication.protocol.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.history.History.Comparison;

/**
 * Copies one stream's records from another host (invariant 11): remembers how far the source has the stream, P0; copies page by page,
 * each in a transaction of its own; then lets the stream go on from P0. Versions make the two meet: what was copied newer than P0 is
 * passed over when the stream brings it. Each method does one step within the transaction of the store it is given.
 */
public final class Snapshot {

    private final String self;
    private final HostKeys keys;

    /**
     * @param self this host's id: its own stream it takes back only where nothing waits in its outbox
     * @param keys who signs for which stream
     */
    public Snapshot(String self, HostKeys keys) {
        this.self = self;
        this.keys = keys;
    }

    /**
     * Begins a snapshot, or begins it anew. From now on the stream's batches wait. An own stream must be closed to new changes before:
     * what is copied half is of no use to one who has to decide.
     *
     * @throws SnapshotConflict when changes of this host's own wait to be sent
     * @throws MalformedBatch when the last batch that the source shows is not the authority's
     */
    public void begin(SnapshotStore store, StreamId stream, String source, StreamDescription description) {
        Optional<SealedBatch> last = description.lastBatch();
        if (last.filter(batch -> !batch.stream().equals(stream)
                || !keys.verifies(stream.authority(), batch.body(), batch.signature())).isPresent()) {
            throw new MalformedBatch("the last batch that host " + source + " shows of " + stream + " is not its authority's", null);
        }
        if (stream.authority().equals(self) && !store.pending(stream.collection(), 1).isEmpty()) {
            throw new SnapshotConflict("changes wait here to be sent, and what was sent before is too old to be compared with them");
        }
        store.save(stream, store.progress(stream).in(Condition.SNAPSHOT, "copied from host " + source));
        store.save(stream, new SnapshotProgress(source, description, RecordPlace.FIRST, 0, Digest.empty()));
    }

    /**
     * Takes the page that follows the last one: writes what differs, deletes what the source does not have.
     *
     * @throws MalformedBatch when the page holds a record that is not of this stream
     */
    public SnapshotProgress take(SnapshotStore store, StreamId stream, RecordPage page) {
        SnapshotProgress before = store.snapshot(stream).orElseThrow();
        DigestScope scope = DigestScope.of(stream);
        Map<RecordPlace, Change> here = new HashMap<>();
        store.recordsBetween(scope, before.upTo(), page.upTo()).forEach(record -> here.put(RecordPage.placeOf(record), record));
        List<Change> different = new ArrayList<>();
        Digest sum = before.sum();
        for (Change record : page.records()) {
            RecordPlace place = RecordPage.placeOf(record);
            if (!scope.covers(record.key()) || place.compareTo(before.upTo()) <= 0) {
                throw new MalformedBatch("the page holds " + place + ", which has no place in it", null);
            }
            Change present = here.remove(place);
            if (!isSame(record, present)) {
                different.add(record);
            }
            if (!record.removed()) {
                sum.add(record.contentHash());
            }
        }
        store.overwrite(scope, different);
        store.delete(scope, List.copyOf(here.values()));
        store.bury(stream, before.from().settled(), page.records());
        SnapshotProgress after = new SnapshotProgress(before.source(), before.from(),
                page.upTo() == null ? before.upTo() : page.upTo(), before.records() + page.records().size(), sum);
        store.save(stream, after);
        return after;
    }

    private static boolean isSame(Change record, Change present) {
        return present != null && record.version().equals(present.version()) && record.removed() == present.removed()
                && Objects.equals(record.contentHash(), present.contentHash());
    }

    /**
     * Ends a snapshot after its last page: the stream goes on from P0.
     *
     * @param settled the first sequence at which the source's digest covers all that was copied
     * @return how the records here differ from what the authority has signed; empty where they agree, or where it cannot be said yet
     */
    public Optional<String> finish(SnapshotStore store, StreamId stream, long settled) {
        SnapshotProgress snapshot = store.snapshot(stream).orElseThrow();
        StreamDescription source = snapshot.from();
        StreamProgress progress = store.progress(stream);
        boolean same = store.history(stream).compare(source.history()) == Comparison.SAME;
        Optional<SealedBatch> last = source.lastBatch();
        if (!same) {
            store.replaceHistory(stream, source);
        }
        long horizon = same ? progress.horizon() : last.map(batch -> batch.header().from() - 1).orElse(0L);
        Optional<String> difference = settled <= source.cursor().sequence()
                ? last.filter(batch -> !batch.header().digest().equals(snapshot.sum().fingerprint()))
                        .map(batch -> "what was copied from host " + snapshot.source() + " is not what the authority has signed")
                : Optional.empty();
        store.save(stream, new StreamProgress(source.cursor(), Condition.STREAMING, null, horizon, settled, difference.orElse(null), 0));
        store.save(DigestScope.of(stream), snapshot.sum());
        store.endSnapshot(stream);
        return difference;
    }
}
