package org.ifolder.replication.protocol.retention;

import java.util.OptionalLong;
import org.ifolder.replication.protocol.ReplicationStore;
import org.ifolder.replication.protocol.StreamId;

/** Port: what retention needs of a host's database beside the replication state, in the same transaction. */
public interface RetentionStore extends ReplicationStore {

    /**
     * The last sequence of the youngest batch that may go: not the stream's last, not beyond {@code notBeyond}, and either logged
     * before {@code time} or ending at or before {@code sequence}.
     */
    OptionalLong lastToTrim(StreamId stream, long time, long sequence, long notBeyond);

    /** Deletes the stream's batches up to a sequence. */
    void trim(StreamId stream, long upTo);

    /**
     * Purges tombstones of the stream that were buried before {@code time} under a sequence of at most {@code floor}. An authority
     * remembers how new they were, so that a record that takes a purged one's key is newer still.
     *
     * @return how many
     */
    int purge(StreamId stream, long floor, long time, int maximum);
}
