package org.ifolder.replication.protocol;

/** Port: the public keys in the host records (R2.2). */
public interface HostKeys {

    /** Whether a host with this id is known and its key counts. */
    boolean knows(String host);

    /**
     * Whether the host whose turn it is by the batch's term has signed it, with a key that counts for its number (R2.4); false for an unknown
     * host or term.
     */
    boolean verifies(SealedBatch batch);
}
