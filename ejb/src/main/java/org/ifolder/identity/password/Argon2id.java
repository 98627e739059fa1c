package org.ifolder.identity.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the PHC string format, {@code $argon2id$v=19$m=<KiB>,t=<passes>,p=<lanes>$<salt>$<hash>}. The password is taken in NFC, so
 * that it is the same from every keyboard.
 */
final class Argon2id implements PasswordScheme.Slow {

    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** What a stored hash may ask for: more than that would let whoever brings hashes in exhaust this host. */
    private static final int MOST_KIBIBYTES = 262_144;
    private static final int MOST_PASSES = 20;
    private static final int MOST_LANES = 16;

    /** RFC 9106, section 3.1. */
    private static final int LEAST_KIBIBYTES_A_LANE = 8;

    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]?),p=([1-9][0-9]?)\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private static final int MEMORY = 1;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 3;
    private static final int SALT = 4;
    private static final int HASH = 5;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + KIBIBYTES + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt, KIBIBYTES, PASSES, LANES, HASH_BYTES));
    }

    @Override
    public boolean reads(String stored) {
        Matcher form = FORM.matcher(stored);
        return form.matches() && number(form, MEMORY) <= MOST_KIBIBYTES && number(form, ITERATIONS) <= MOST_PASSES
                && number(form, PARALLELISM) <= MOST_LANES && number(form, MEMORY) >= LEAST_KIBIBYTES_A_LANE * number(form, PARALLELISM)
                && isBase64(form.group(SALT)) && isBase64(form.group(HASH));
    }

    @Override
    public boolean matches(String stored, String password) {
        Matcher form = FORM.matcher(stored);
        if (!form.matches()) {
            return false;
        }
        byte[] hash = Base64.getDecoder().decode(form.group(HASH));
        return MessageDigest.isEqual(hash, derive(password, Base64.getDecoder().decode(form.group(SALT)), number(form, MEMORY),
                number(form, ITERATIONS), number(form, PARALLELISM), hash.length));
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }

    /** One character alone holds no byte. */
    private static boolean isBase64(String text) {
        return text.length() % 4 != 1;
    }

    private static byte[] derive(String password, byte[] salt, int kibibytes, int passes, int lanes, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt).withMemoryAsKB(kibibytes).withIterations(passes).withParallelism(lanes).build());
        byte[] hash = new byte[bytes];
        generator.generateBytes(Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
