package org.ifolder.identity.password;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 with HMAC-SHA-512 (RFC 8018) as {@code PBKDF2WithHmacSHA512:<iterations>:<salt>:<hash>}, both in base64. The password is
 * taken in NFC, so that it is the same from every keyboard.
 */
final class Pbkdf2 implements PasswordScheme.Slow {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int ITERATIONS = 210_000;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 64;

    private static final Pattern FORM = Pattern.compile(ALGORITHM + ":([1-9][0-9]{0,7}):([A-Za-z0-9+/]{11,86}={0,2}):([A-Za-z0-9+/]{43,86}={0,2})");

    private final SecureRandom random = new SecureRandom();

    @Override
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return ALGORITHM + ":" + ITERATIONS + ":" + base64.encodeToString(salt) + ":"
                + base64.encodeToString(derive(password, salt, ITERATIONS, HASH_BYTES));
    }

    @Override
    public boolean reads(String stored) {
        Matcher form = FORM.matcher(stored);
        return form.matches() && Integer.parseInt(form.group(1)) <= MOST_ITERATIONS
                && form.group(2).length() % 4 == 0 && form.group(3).length() % 4 == 0;
    }

    @Override
    public boolean matches(String stored, String password) {
        Matcher form = FORM.matcher(stored);
        if (!form.matches()) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(form.group(2));
        byte[] hash = Base64.getDecoder().decode(form.group(3));
        return MessageDigest.isEqual(hash, derive(password, salt, Integer.parseInt(form.group(1)), hash.length));
    }

    private static byte[] derive(String password, byte[] salt, int iterations, int bytes) {
        char[] characters = Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
        PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, bytes * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 8 on has " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }
}
