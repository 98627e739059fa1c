package org.ifolder.replication.protocol;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ifolder.replication.protocol.digest.ContentChange;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.history.Run;

/**
 * Port: a host's replication state as one database transaction sees it. Whoever calls begins the transaction and commits it;
 * all that is done within is durable together or not at all (invariants 2 and 6).
 */
public interface ReplicationStore extends StreamKnowledge {

    void save(StreamId stream, StreamProgress progress);

    /** The digest of the records that streams of this scope have brought or, for own ones, of what is sealed; a copy. */
    Digest digest(DigestScope scope);

    void save(DigestScope scope, Digest digest);

    /** Notes that a run of the stream's numbering begins. */
    void begin(StreamId stream, Run run);

    /** Keeps a sealed batch in the log. */
    void append(SealedBatch batch);

    /** The hash of the batch in the log whose first change has this number. */
    Optional<String> hashOfBatchFrom(StreamId stream, long firstSequence);

    /** Batches of the log after {@code sequence}, in order, up to a number and roughly a size in bytes, at least one if there is one. */
    List<SealedBatch> batchesAfter(StreamId stream, long sequence, int maximumBatches, int maximumBytes);

    /** Committed changes of this host that have no number in this stream yet, in the order in which they must get theirs. */
    List<PendingChange> pending(StreamId stream, int maximum);

    /** Takes changes of a stream out of the outbox that a batch of the log now holds. */
    void settle(StreamId stream, List<PendingChange> sealed);

    /**
     * Applies changes to the records: each upsert or removal whose version is newer than the record's (invariant 3).
     *
     * @return what that did to the records' content, for the digest
     */
    List<ContentChange> apply(CollectionName collection, List<Change> changes);

    /** Remembers the removals among these changes, so that their tombstones can be purged once nobody needs them (R7.7). */
    void bury(StreamId stream, long sequence, List<Change> changes);

    /** The records of the stream that an administrator has set aside, each in the version that cannot be applied. */
    Set<SetAside> setAside(StreamId stream);

    /** Forgets records set aside, once a newer version of them was applied. */
    void restored(StreamId stream, Set<SetAside> applied);
}
