package org.ifolder.replication.protocol;

/** Port: the public keys in the host records (R2.2). */
public interface HostKeys {

    /** Whether a host with this id is known and its key counts. */
    boolean knows(String host);

    /** Whether {@code signature} is the host's signature over exactly these bytes; false for an unknown host. */
    boolean verifies(String host, byte[] bytes, String signature);
}
