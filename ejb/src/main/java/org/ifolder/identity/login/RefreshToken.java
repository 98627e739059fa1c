package org.ifolder.identity.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * A refresh token: what its session is found by, and what counts once, 256 random bits each, as base64url with a point between them. So one
 * that counted before, however long ago, is known for what it is.
 *
 * @param family stays the same as long as the session goes on
 * @param secret another each time
 */
record RefreshToken(String family, String secret) {

    private static final int BYTES = 32;
    private static final char POINT = '.';

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The first of a session. */
    static RefreshToken first() {
        return new RefreshToken(random(), random());
    }

    /** The token that takes the place of this one. */
    RefreshToken next() {
        return new RefreshToken(family, random());
    }

    /** Reads what a client shows; empty for what cannot be one. */
    static Optional<RefreshToken> read(String text) {
        int point = text.indexOf(POINT);
        return point < 1 ? Optional.empty() : Optional.of(new RefreshToken(text.substring(0, point), text.substring(point + 1)));
    }

    /** What the home host keeps of the family. */
    String familyHash() {
        return hash(family);
    }

    /** What the home host keeps of the secret. */
    String secretHash() {
        return hash(secret);
    }

    String text() {
        return family + POINT + secret;
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "refresh token";
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Its SHA-256, base64url. A secret of 256 random bits needs no salt. */
    private static String hash(String part) {
        try {
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(part.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
