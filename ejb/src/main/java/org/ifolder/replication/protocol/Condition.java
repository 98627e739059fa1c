package org.ifolder.replication.protocol;

/** In what condition this host has a stream. Whether it differs from its authority's records is told beside it. */
public enum Condition {
    /** Batches are applied as they come or, in an own stream, sealed as they fill. */
    STREAMING,
    /** An own stream that another host has more of than this one, which was restored: it is taken back before anything is sealed. */
    TAKING_BACK,
    /** The records are being copied from another host; the stream goes on after that. */
    SNAPSHOT,
    /** A batch was admitted, but cannot be read or applied. It is tried again when it comes again. */
    POISON,
    /** A batch was signed by its authority over records that are not its own. Goes on with a snapshot, when somebody asks for it. */
    FOREIGN,
    /** Two histories under the same numbers. An own stream waits for an administrator, another's for its authority. */
    FORK;

    /** Whether something is wrong that a person should see. */
    public boolean isStopped() {
        return this == POISON || this == FOREIGN || this == FORK;
    }
}
