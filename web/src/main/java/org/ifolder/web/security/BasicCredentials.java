package org.ifolder.web.security;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Login name and password as HTTP Basic carries them (RFC 7617) in UTF-8.
 *
 * @param login the login name, never with a colon
 * @param password the password
 */
record BasicCredentials(String login, String password) {

    private static final String SCHEME = "Basic ";

    /** Reads the value of an {@code Authorization} header field; empty when it is no well-formed Basic credential. */
    static Optional<BasicCredentials> parse(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            int colon = text.indexOf(':');
            return colon < 1 ? Optional.empty()
                    : Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "credentials of " + login;
    }
}
