package org.ifolder.domain.host;

import java.util.Map;
import org.ifolder.replication.protocol.StreamId;

/**
 * What a host says of a key that it has begun to use.
 *
 * @param fingerprint the thumbprint of that key (RFC 7638, SHA-256, base64url)
 * @param signedUpTo by stream, as {@link StreamId#toString}, the last sequence of the streams that the host writes that the key before may have signed
 */
public record KeyCompletion(String fingerprint, Map<String, Long> signedUpTo) {

    public KeyCompletion {
        signedUpTo = signedUpTo == null ? Map.of() : signedUpTo;
    }
}
