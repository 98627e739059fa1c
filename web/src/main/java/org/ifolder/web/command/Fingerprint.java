package org.ifolder.web.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Tells whether two requests ask for the same: a hash over all that says what is asked for. */
final class Fingerprint {

    private Fingerprint() {
    }

    /** @param parts texts (null for absent), then the body last, as bytes */
    static String of(String method, String path, String query, String ifMatch, byte[] body) {
        MessageDigest digest = sha256();
        for (String part : new String[] {method, path, query, ifMatch}) {
            digest.update(part == null ? new byte[] {0} : part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(body));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
