package org.ifolder.peer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Another host's answer.
 *
 * @param status the HTTP status code
 * @param headers its header fields, found by name in any case
 * @param body its body, to be read once; empty where there is none
 */
public record PeerResponse(int status, Map<String, String> headers, InputStream body) implements AutoCloseable {

    public PeerResponse {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    /** The value of a header field. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
