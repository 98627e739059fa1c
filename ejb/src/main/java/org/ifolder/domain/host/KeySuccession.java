package org.ifolder.domain.host;

/** Port: whether one key follows another by that one's own word (R2.4). */
public interface KeySuccession {

    /**
     * Whether the certificate is of the successor's key and is signed by the key before it.
     *
     * @param key the key before, as a JSON Web Key
     * @param successor the key that follows, as a JSON Web Key
     * @param certificate DER (RFC 5280) as base64; whatever somebody has sent
     */
    boolean follows(String key, String successor, String certificate);
}
