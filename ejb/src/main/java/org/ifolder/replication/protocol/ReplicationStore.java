package org.ifolder.replication.protocol;

import java.util.List;
import java.util.Optional;

/**
 * Port: a host's replication state as one database transaction sees it. Whoever calls begins the transaction and commits it;
 * all that is done within is durable together or not at all (invariants 2 and 6).
 */
public interface ReplicationStore {

    /** How far this host has the stream; {@link Cursor#START} for one of which it has nothing. */
    Cursor cursor(StreamId stream);

    /** Moves the stream's cursor past a batch, and notes that the stream is streaming. */
    void advance(SealedBatch batch);

    /** Notes that the stream has stopped, and why; the cursor stays. */
    void stop(StreamId stream, Verdict verdict);

    /** Why the stream has stopped until somebody looks at it ({@link Verdict#needsSomebody}); empty where it may go on. */
    Optional<String> stopped(StreamId stream);

    /** Keeps a sealed batch in the log. */
    void append(SealedBatch batch);

    /** The hash of the batch in the log whose first change has this number. */
    Optional<String> hashOfBatchFrom(StreamId stream, long firstSequence);

    /** Batches of the log after {@code sequence}, in order, up to a number and roughly a size in bytes, at least one if there is one. */
    List<SealedBatch> batchesAfter(StreamId stream, long sequence, int maximumBatches, int maximumBytes);

    /** Committed changes of this host that have no number yet, in the order in which they must get theirs. */
    List<PendingChange> pending(CollectionName collection, int maximum);

    /** Takes changes out of the outbox that a batch of the log now holds. */
    void settle(CollectionName collection, List<PendingChange> sealed);

    /** Applies changes to the records: each upsert or removal whose version is newer than the record's (invariant 3). */
    void apply(CollectionName collection, List<Change> changes);
}
