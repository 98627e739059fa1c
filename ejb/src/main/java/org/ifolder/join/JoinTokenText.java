package org.ifolder.join;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A join token as an administrator hands it to the new host: {@code fingerprint.secret}. By the fingerprint the new host knows the master,
 * by the secret the master knows who was asked to come.
 *
 * @param fingerprint thumbprint of the master's key (RFC 7638, SHA-256, base64url)
 * @param secret 256 random bits, base64url
 */
record JoinTokenText(String fingerprint, String secret) {

    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");

    /** A new token of a master with this key. */
    static JoinTokenText next(String fingerprint) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new JoinTokenText(fingerprint, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Reads a token; empty for what has not the form of one. */
    static Optional<JoinTokenText> read(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches() ? Optional.of(new JoinTokenText(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The whole token. */
    String text() {
        return fingerprint + "." + secret;
    }

    /** What the master keeps of a secret: its SHA-256, base64url. A secret of 256 random bits needs no salt. */
    static String hash(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "token of the master with key " + fingerprint;
    }
}
