package org.ifolder.replication.protocol.snapshot;

/** Changes of this host's own wait to be sent, in a stream that is to be taken back: somebody has to decide what counts. */
public class SnapshotConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SnapshotConflict(String message) {
        super(message);
    }
}
