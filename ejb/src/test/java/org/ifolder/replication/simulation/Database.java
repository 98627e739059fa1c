package org.ifolder.replication.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.catchup.Superseded;
import org.ifolder.replication.protocol.digest.ContentChange;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.history.Run;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.SnapshotProgress;

/** One host's disk: what is committed stays, through any crash, until the disk is put back to an older copy. */
final class Database {

    /** A record as it is stored, or its tombstone, with the hash of its content. */
    record Row(CollectionName collection, RecordVersion version, boolean removed, JsonNode payload, String content) {

        static Row of(CollectionName collection, Change change) {
            return new Row(collection, change.version(), change.removed(), change.payload(), change.contentHash());
        }

        Change change(RecordPlace place) {
            return new Change(place.type(), place.key(), version, removed, payload);
        }
    }

    /** A change that waits for its number. */
    record Waiting(long id, StreamId stream, byte[] change, ContentChange content) {
    }

    /** Where a batch lies in the log. */
    record LogKey(StreamId stream, long from) {
    }

    /** A batch of the log, and when it came there. */
    record Logged(SealedBatch batch, long at) {
    }

    /** A tombstone that waits to be purged. */
    record Buried(StreamId stream, long sequence, RecordPlace place) {
    }

    /** Which version was buried, and when. */
    record Grave(RecordVersion version, long at) {
    }

    /** What one batch brought or, with none, that a snapshot has set the stream to a sequence; for the final count. */
    record Applied(StreamId stream, long from, long to) {
    }

    static final Comparator<StreamId> STREAMS =
            Comparator.comparing(StreamId::collection).thenComparing(StreamId::authority);

    final Table<RecordPlace, Row> records = new Table<>(Comparator.<RecordPlace>naturalOrder());
    final Table<StreamId, StreamProgress> streams = new Table<>(STREAMS);
    final Table<DigestScope, Digest> digests =
            new Table<>(Comparator.comparing(DigestScope::collection).thenComparing(DigestScope::authority));
    final Table<StreamId, List<Run>> runs = new Table<>(STREAMS);
    final Table<StreamId, List<Superseded>> superseded = new Table<>(STREAMS);
    final Table<StreamId, SnapshotProgress> snapshots = new Table<>(STREAMS);
    final Table<LogKey, Logged> log =
            new Table<>(Comparator.comparing(LogKey::stream, STREAMS).thenComparingLong(LogKey::from));
    final Table<Buried, Grave> tombstones = new Table<>(Comparator.comparing(Buried::stream, STREAMS)
            .thenComparingLong(Buried::sequence).thenComparing(Buried::place));
    /** How new the newest purged tombstone of an own stream was. */
    final Table<StreamId, RecordVersion> purged = new Table<>(STREAMS);
    final Table<Long, Waiting> outbox = new Table<>(Long::compare);
    /** The last batch of each stream that the master has given a position. */
    final Table<StreamId, Cursor> published = new Table<>(STREAMS);
    /** The master's one order of published batches. */
    final Table<Long, SealedBatch> positions = new Table<>(Long::compare);
    /** What receipts applied, in order; a record of the test only. */
    final Table<Long, Applied> journal = new Table<>(Long::compare);

    private Reign reign;
    private long lastJournalEntry;

    Database(Reign reign) {
        this.reign = reign;
    }

    private List<Table<?, ?>> tables() {
        return List.of(records, streams, digests, runs, superseded, snapshots, log, tombstones, purged, outbox, published,
                positions, journal);
    }

    /** A copy of the disk as it is now: a backup, or a host's directory copied. */
    Database copy() {
        Database copy = new Database(reign);
        copy.lastJournalEntry = lastJournalEntry;
        for (int i = 0; i < tables().size(); i++) {
            copyTable(tables().get(i), copy.tables().get(i));
        }
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static <K, V> void copyTable(Table<?, ?> from, Table<K, V> to) {
        to.rows().putAll(((Table<K, V>) from).rows());
    }

    long nextJournalEntry() {
        return ++lastJournalEntry;
    }

    /** Who reigns, as this host knows it. */
    Reign reign() {
        return reign;
    }

    void reign(Reign next) {
        reign = Objects.requireNonNull(next);
    }

    StreamProgress progress(StreamId stream) {
        return streams.rows().getOrDefault(stream, StreamProgress.START);
    }

    List<SealedBatch> batches(StreamId stream) {
        return log.rows().subMap(new LogKey(stream, 0), new LogKey(stream, Long.MAX_VALUE)).values().stream()
                .map(Logged::batch).toList();
    }
}
