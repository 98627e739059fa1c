package org.ifolder.replication.log;

import org.ifolder.replication.protocol.SetAside;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.catchup.Superseded;
import org.ifolder.replication.protocol.retention.RetentionStore;
import org.ifolder.replication.protocol.snapshot.SnapshotStore;

/** All of this host's replication state, and what an administrator decides about it. */
public interface HostStore extends SnapshotStore, RetentionStore {

    /**
     * Sets a record aside that cannot be applied, so that its stream goes on when the batch comes again. The record counts as
     * differing until a newer version of it is applied.
     */
    void putAside(StreamId stream, SetAside record);

    /** Remembers what counts no more of a stream. */
    void supersede(StreamId stream, Superseded superseded);

    /** Whether a batch of the log goes over this sequence, without ending there: who stands there has other batches than this host. */
    boolean goesOver(StreamId stream, long sequence);

    /** All streams that this host has, each as of one moment. */
    StreamStates streams();
}
