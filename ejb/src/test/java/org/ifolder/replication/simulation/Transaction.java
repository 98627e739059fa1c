package org.ifolder.replication.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.PendingChange;
import org.ifolder.replication.protocol.ReplicationStore;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.simulation.Database.Applied;
import org.ifolder.replication.simulation.Database.LogKey;
import org.ifolder.replication.simulation.Database.RecordId;
import org.ifolder.replication.simulation.Database.Row;
import org.ifolder.replication.simulation.Database.StreamRow;
import org.ifolder.replication.simulation.Database.Waiting;

/** One transaction on a {@link Database}: all of it is durable after {@link #commit}, nothing of it without. */
class Transaction implements ReplicationStore {

    final Database database;
    final Table<RecordId, Row>.View records;
    final Table<StreamId, StreamRow>.View streams;
    final Table<LogKey, SealedBatch>.View log;
    final Table<Long, Waiting>.View outbox;
    final Table<StreamId, Long>.View published;
    final Table<Long, SealedBatch>.View positions;
    final Table<Long, Applied>.View journal;

    Transaction(Database database) {
        this.database = database;
        records = database.records.view();
        streams = database.streams.view();
        log = database.log.view();
        outbox = database.outbox.view();
        published = database.published.view();
        positions = database.positions.view();
        journal = database.journal.view();
    }

    /** @return false when another transaction has committed a row that this one has written; then nothing is done */
    boolean commit() {
        List<Table<?, ?>.View> views = List.of(records, streams, log, outbox, published, positions, journal);
        if (views.stream().anyMatch(Table<?, ?>.View::conflicts)) {
            return false;
        }
        views.forEach(Table<?, ?>.View::flush);
        return true;
    }

    @Override
    public Cursor cursor(StreamId stream) {
        StreamRow row = streams.get(stream);
        return row == null ? Cursor.START : row.cursor();
    }

    @Override
    public void advance(SealedBatch batch) {
        streams.put(batch.stream(), new StreamRow(batch.cursor(), null));
    }

    @Override
    public void stop(StreamId stream, Verdict verdict) {
        streams.put(stream, new StreamRow(cursor(stream), verdict));
    }

    @Override
    public Optional<String> stopped(StreamId stream) {
        return Optional.ofNullable(streams.get(stream)).map(StreamRow::stopped)
                .filter(Verdict::needsSomebody).map(Verdict::reason);
    }

    @Override
    public void append(SealedBatch batch) {
        LogKey key = new LogKey(batch.stream(), batch.header().from());
        if (log.get(key) != null) {
            throw new IllegalStateException("the log has a batch " + key);
        }
        log.put(key, batch);
    }

    @Override
    public Optional<String> hashOfBatchFrom(StreamId stream, long firstSequence) {
        return Optional.ofNullable(log.get(new LogKey(stream, firstSequence))).map(SealedBatch::hash);
    }

    @Override
    public List<SealedBatch> batchesAfter(StreamId stream, long sequence, int maximumBatches, int maximumBytes) {
        List<SealedBatch> found = new ArrayList<>();
        long bytes = 0;
        for (SealedBatch batch : log.from(new LogKey(stream, 0))) {
            if (!batch.stream().equals(stream) || found.size() == maximumBatches
                    || (!found.isEmpty() && bytes >= maximumBytes)) {
                break;
            }
            if (batch.header().to() > sequence) {
                found.add(batch);
                bytes += batch.body().length;
            }
        }
        return found;
    }

    @Override
    public List<PendingChange> pending(CollectionName collection, int maximum) {
        return outbox.from(0L).stream()
                .filter(waiting -> waiting.collection() == collection)
                .limit(maximum)
                .map(waiting -> new PendingChange(waiting.id(), waiting.change()))
                .toList();
    }

    @Override
    public void settle(CollectionName collection, List<PendingChange> sealed) {
        sealed.forEach(change -> outbox.delete(change.id()));
    }

    @Override
    public void apply(CollectionName collection, List<Change> changes) {
        for (Change change : changes) {
            upsert(collection, change);
        }
        journal.put(database.nextJournalEntry(), new Applied(collection, List.copyOf(changes)));
    }

    void upsert(CollectionName collection, Change change) {
        RecordId id = new RecordId(change.type(), change.key());
        Row present = records.get(id);
        if (present == null || change.version().isNewerThan(present.version())) {
            write(id, new Row(collection, change.version(), change.removed(), change.payload()));
        }
    }

    /** Stores a record or its tombstone. */
    void write(RecordId id, Row row) {
        records.put(id, row);
    }
}
