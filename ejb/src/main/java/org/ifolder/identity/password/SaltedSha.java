package org.ifolder.identity.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The salted hashes of LDAP directories: {@code {SSHA}}, {@code {SSHA256}}, {@code {SSHA384}}, {@code {SSHA512}}; base64 of hash and salt. */
final class SaltedSha implements PasswordScheme {

    private static final Pattern FORM = Pattern.compile("\\{(SSHA(?:256|384|512)?)\\}([A-Za-z0-9+/]{20,300}={0,2})", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> DIGESTS =
            Map.of("SSHA", "SHA-1", "SSHA256", "SHA-256", "SSHA384", "SHA-384", "SSHA512", "SHA-512");

    @Override
    public boolean reads(String stored) {
        Matcher form = FORM.matcher(stored);
        return form.matches() && form.group(2).length() % 4 == 0 && bytes(form).length > digest(form).getDigestLength();
    }

    @Override
    public boolean matches(String stored, String password) {
        Matcher form = FORM.matcher(stored);
        if (!form.matches()) {
            return false;
        }
        MessageDigest digest = digest(form);
        byte[] hashAndSalt = bytes(form);
        byte[] hash = Arrays.copyOf(hashAndSalt, digest.getDigestLength());
        digest.update(password.getBytes(StandardCharsets.UTF_8));
        digest.update(hashAndSalt, hash.length, hashAndSalt.length - hash.length);
        return MessageDigest.isEqual(hash, digest.digest());
    }

    private static byte[] bytes(Matcher form) {
        return Base64.getDecoder().decode(form.group(2));
    }

    private static MessageDigest digest(Matcher form) {
        try {
            return MessageDigest.getInstance(DIGESTS.get(form.group(1).toUpperCase(Locale.ROOT)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has the SHA family", e);
        }
    }
}
