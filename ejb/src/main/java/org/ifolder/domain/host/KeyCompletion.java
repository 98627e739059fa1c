package org.ifolder.domain.host;

import java.util.Map;
import org.ifolder.replication.protocol.CollectionName;

/**
 * What a host says of a key that it has begun to use.
 *
 * @param fingerprint the thumbprint of that key (RFC 7638, SHA-256, base64url)
 * @param signedUpTo by collection, the last sequence of the host's own streams that the key before may have signed
 */
public record KeyCompletion(String fingerprint, Map<CollectionName, Long> signedUpTo) {

    public KeyCompletion {
        signedUpTo = signedUpTo == null ? Map.of() : signedUpTo;
    }
}
