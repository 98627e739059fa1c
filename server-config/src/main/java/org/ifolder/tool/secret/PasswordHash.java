package org.ifolder.tool.secret;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The hash under which the administrator's password stands in the settings of a host (PBKDF2, RFC 8018). */
public final class PasswordHash {

    static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;

    private PasswordHash() {}

    /**
     * Hashes a password under a random salt.
     *
     * @param password the password, not empty
     * @return {@code PBKDF2WithHmacSHA512:210000:<base64 salt>:<base64 hash>}
     */
    public static String of(String password) {
        byte[] salt = RandomSecret.bytes(SALT_BYTES);
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(
                ":",
                ALGORITHM,
                Integer.toString(ITERATIONS),
                base64.encodeToString(salt),
                base64.encodeToString(derive(password, salt)));
    }

    static byte[] derive(String password, byte[] salt) {
        PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(key).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is missing in this Java runtime", e);
        } finally {
            key.clearPassword();
        }
    }
}
