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
 * @param onBehalf whose command is passed on (R1.1): a member whose home this host is; null when the host asks for itself
 * @param streamed whether the body may be large, so that the answer comes only after the time that reading it takes
 */
public record PeerRequest(String method, String pathAndQuery, Map<String, String> headers, InputStream body,
        Caller onBehalf, boolean streamed) {

    public PeerRequest {
        headers = Map.copyOf(headers);
    }

    /** A request by this host for itself, with a body that is small or none. */
    public static PeerRequest ofHost(String method, String pathAndQuery, Map<String, String> headers, InputStream body) {
        return new PeerRequest(method, pathAndQuery, headers, body, null, false);
    }
}
