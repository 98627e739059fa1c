package org.ifolder.replication.protocol.snapshot;

/** A record of this host's own waits to be sent and was changed elsewhere too: taking it back would lose one of the two. */
public class SnapshotConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SnapshotConflict(String message) {
        super(message);
    }
}
