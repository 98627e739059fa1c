package org.ifolder.replication.protocol;

/** Port: this host's private key. */
public interface Signer {

    /** This host's ES256 signature over the bytes. */
    String sign(byte[] bytes);
}
