package org.ifolder.tool.secret;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets from the system's secure random source. */
public final class RandomSecret {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    /**
     * Random bytes as text of letters, digits, {@code -} and {@code _} (base64url without padding, RFC 4648).
     *
     * @param bytes how many bytes, at least 1
     * @return the secret
     */
    public static String base64Url(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
