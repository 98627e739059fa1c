package org.ifolder.replication.log;

/** Whether a stream flows. */
public enum StreamState {
    /** Batches are applied as they come. */
    STREAMING,
    /** A batch could not be admitted or applied; the stream's reason says why. Other streams go on. */
    STOPPED
}
