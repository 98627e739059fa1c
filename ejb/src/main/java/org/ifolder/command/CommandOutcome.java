package org.ifolder.command;

import java.util.Map;

/**
 * The answer to a command that has acted.
 *
 * @param status the HTTP status code
 * @param headers header fields that belong to the answer
 * @param body the answer's body; empty for none
 */
public record CommandOutcome(int status, Map<String, String> headers, byte[] body) {

    public CommandOutcome {
        headers = Map.copyOf(headers);
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }
}
