package org.ifolder.tool.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A password as directories export it: {@code {SSHA512}} and the base64 form of digest and salt (form of RFC 2307). */
public final class SaltedHash {

    static final String SCHEME = "{SSHA512}";
    private static final int SALT_BYTES = 16;

    private SaltedHash() {}

    /**
     * Hashes a password under a random salt. One round only: for random passwords, which nobody can guess.
     *
     * @param password the password
     * @return the value for {@code userPassword}
     */
    public static String of(String password) {
        byte[] salt = RandomSecret.bytes(SALT_BYTES);
        byte[] digest = digest(password, salt);
        byte[] both = new byte[digest.length + salt.length];
        System.arraycopy(digest, 0, both, 0, digest.length);
        System.arraycopy(salt, 0, both, digest.length, salt.length);
        return SCHEME + Base64.getEncoder().encodeToString(both);
    }

    static byte[] digest(String password, byte[] salt) {
        try {
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            sha512.update(password.getBytes(StandardCharsets.UTF_8));
            return sha512.digest(salt);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-512 is missing in this Java runtime", e);
        }
    }
}
