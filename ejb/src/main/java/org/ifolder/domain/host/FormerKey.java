package org.ifolder.domain.host;

import java.util.Map;
import org.ifolder.replication.protocol.StreamId;

/**
 * A key that a host has signed with and does not any more: what it signed then verifies for ever (R2.4).
 *
 * @param publicKey the key as a JSON Web Key (RFC 7517)
 * @param upTo by stream, as {@link StreamId#toString}, the sequence of the last batch for which it counts; it counts for none of a stream that
 *        is not named
 * @param successor the certificate of the key that followed, signed by this one: DER (RFC 5280) as base64; null where none followed
 */
public record FormerKey(String publicKey, Map<String, Long> upTo, String successor) {

    public FormerKey {
        upTo = Map.copyOf(upTo);
    }

    /** Whether it counts for a batch of a stream that the host has written. */
    public boolean countsFor(StreamId stream, long sequence) {
        return sequence <= upTo.getOrDefault(stream.toString(), 0L);
    }
}
