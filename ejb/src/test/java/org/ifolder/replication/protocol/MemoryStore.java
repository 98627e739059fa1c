package org.ifolder.replication.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store in memory that notes what was done to it. */
final class MemoryStore implements ReplicationStore {

    final Map<StreamId, Cursor> cursors = new HashMap<>();
    final Map<StreamId, String> stopped = new HashMap<>();
    final List<SealedBatch> log = new ArrayList<>();
    final List<PendingChange> outbox = new ArrayList<>();
    final List<Change> applied = new ArrayList<>();

    /** Puts a change of this host into the outbox. */
    MemoryStore waiting(Change change) {
        outbox.add(new PendingChange(outbox.size() + 1L, BatchFormat.write(change)));
        return this;
    }

    /** Takes a batch as sealed here or applied here. */
    MemoryStore has(SealedBatch... batches) {
        for (SealedBatch batch : batches) {
            append(batch);
            advance(batch);
        }
        return this;
    }

    @Override
    public Cursor cursor(StreamId stream) {
        return cursors.getOrDefault(stream, Cursor.START);
    }

    @Override
    public void advance(SealedBatch batch) {
        cursors.put(batch.stream(), batch.cursor());
    }

    @Override
    public void stop(StreamId stream, Verdict verdict) {
        stopped.put(stream, verdict.reason());
    }

    @Override
    public Optional<String> stopped(StreamId stream) {
        return Optional.ofNullable(stopped.get(stream));
    }

    @Override
    public void append(SealedBatch batch) {
        log.add(batch);
    }

    @Override
    public Optional<String> hashOfBatchFrom(StreamId stream, long firstSequence) {
        return log.stream().filter(batch -> batch.stream().equals(stream) && batch.header().from() == firstSequence)
                .map(SealedBatch::hash).findFirst();
    }

    @Override
    public List<SealedBatch> batchesAfter(StreamId stream, long sequence, int maximumBatches, int maximumBytes) {
        return log.stream().filter(batch -> batch.stream().equals(stream) && batch.header().to() > sequence)
                .limit(maximumBatches).toList();
    }

    @Override
    public List<PendingChange> pending(CollectionName collection, int maximum) {
        return outbox.stream().limit(maximum).toList();
    }

    @Override
    public void settle(CollectionName collection, List<PendingChange> sealed) {
        outbox.removeAll(sealed);
    }

    @Override
    public void apply(CollectionName collection, List<Change> changes) {
        applied.addAll(changes);
    }
}
