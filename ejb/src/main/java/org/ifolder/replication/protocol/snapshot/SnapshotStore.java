package org.ifolder.replication.protocol.snapshot;

import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.ReplicationStore;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.catchup.StreamDescription;

/** Port: what a snapshot needs of a host's database beside the replication state, in the same transaction. */
public interface SnapshotStore extends ReplicationStore {

    /** How this host has a stream. */
    StreamDescription describe(StreamId stream);

    /**
     * Records of a scope after a place, tombstones among them, up to a number and roughly a size in bytes, at least one if there is one.
     * Each is described as its columns say now, whatever was noted when it was written.
     */
    RecordPage records(DigestScope scope, RecordPlace after, int maximumRecords, int maximumBytes);

    /** Writes records as they are given, whatever version is there. */
    void overwrite(DigestScope scope, List<Change> records);

    /** Deletes records without a trace. */
    void delete(DigestScope scope, List<Change> records);

    /** The snapshot of this stream that is under way. */
    Optional<SnapshotProgress> snapshot(StreamId stream);

    void save(StreamId stream, SnapshotProgress progress);

    /** Forgets the snapshot, which is complete or given up. */
    void endSnapshot(StreamId stream);

    /** Replaces what is known of a stream by what a snapshot's source knows: its runs, what is superseded, a log of only the last batch. */
    void replaceHistory(StreamId stream, StreamDescription source);
}
