package org.ifolder.replication.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;

/** One host's disk: what is committed stays, through any crash. */
final class Database {

    /** Which record. */
    record RecordId(String type, String key) {
    }

    /** A record as it is stored, or its tombstone. */
    record Row(CollectionName collection, RecordVersion version, boolean removed, JsonNode payload) {
    }

    /** A change that waits for its number. */
    record Waiting(long id, CollectionName collection, byte[] change) {
    }

    /** Where a batch lies in the log. */
    record LogKey(StreamId stream, long from) {
    }

    /** How far a stream is, and the verdict that stopped it, if one did. */
    record StreamRow(Cursor cursor, Verdict stopped) {
    }

    /** Changes that one batch brought, for the final count. */
    record Applied(CollectionName collection, List<Change> changes) {
    }

    static final Comparator<StreamId> STREAMS =
            Comparator.comparing(StreamId::collection).thenComparing(StreamId::authority);

    final Table<RecordId, Row> records =
            new Table<>(Comparator.comparing(RecordId::type).thenComparing(RecordId::key));
    final Table<StreamId, StreamRow> streams = new Table<>(STREAMS);
    final Table<LogKey, SealedBatch> log =
            new Table<>(Comparator.comparing(LogKey::stream, STREAMS).thenComparingLong(LogKey::from));
    final Table<Long, Waiting> outbox = new Table<>(Long::compare);
    /** Up to which sequence the master has given positions. */
    final Table<StreamId, Long> published = new Table<>(STREAMS);
    /** The master's one order of published batches. */
    final Table<Long, SealedBatch> positions = new Table<>(Long::compare);
    /** What receipts applied, in order; a record of the test only. */
    final Table<Long, Applied> journal = new Table<>(Long::compare);

    private long lastJournalEntry;

    long nextJournalEntry() {
        return ++lastJournalEntry;
    }

    Cursor cursor(StreamId stream) {
        StreamRow row = streams.rows().get(stream);
        return row == null ? Cursor.START : row.cursor();
    }

    List<SealedBatch> batches(StreamId stream) {
        return List.copyOf(log.rows().subMap(new LogKey(stream, 0), new LogKey(stream, Long.MAX_VALUE)).values());
    }
}
