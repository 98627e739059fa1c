package org.ifolder.peer;

import java.io.InputStream;
import java.util.Map;
import org.ifolder.access.Caller;

/**
 * A request that one host makes to another.
 *
 * @param method the HTTP method
 * @param pathAndQuery path below the other host's {@code /private/v1}, encoded, beginning with a slash, with its query
 * @param headers header fields to send, beside those of the connection and of authentication
 * @param body the body, read once; null for none
 * @param onBehalf whose command is passed on (R1.1); null when the host asks for itself
 */
public record PeerRequest(String method, String pathAndQuery, Map<String, String> headers, InputStream body,
        Caller onBehalf) {

    public PeerRequest {
        headers = Map.copyOf(headers);
    }
}
