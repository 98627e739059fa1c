package org.ifolder.identity.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Compares passwords with hashes. HTTP Basic brings the password with each request, so a success is remembered for a while: not the
 * password but an HMAC of hash and password, under a key that this process alone has. Another hash is another entry, so a changed
 * password counts at once.
 */
@ApplicationScoped
class VerifiedPasswords {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 20_000;
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Cache<ByteBuffer, Boolean> verified =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();

    private final Semaphore comparisons = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final SecretKeySpec key = newKey();

    /** A hash that no password gives: the work for those who have none, so that nobody can tell. */
    private String nobodys;

    @Inject
    private PasswordHashing hashing;

    @PostConstruct
    void prepare() {
        nobodys = hashing.of(new BigInteger(KEY_BYTES * Byte.SIZE, new SecureRandom()).toString());
    }

    /**
     * Whether the password gives this hash.
     *
     * @param stored null where there is none: takes the same time, and says no
     */
    boolean matches(String stored, String password) {
        return matches(stored, password, Comparison.FREE);
    }

    /** The same, unless the comparison is not admitted when its turn comes. */
    boolean matches(String stored, String password, Comparison comparison) {
        if (stored != null && verified.getIfPresent(fingerprint(stored, password)) != null) {
            return true;
        }
        // Comparing is made to be slow: only as many at a time as there are processors, so that wrong passwords cannot starve the host.
        comparisons.acquireUninterruptibly();
        try {
            if (!comparison.isAdmitted()) {
                return false;
            }
            boolean right = isRight(stored, password);
            if (!right) {
                comparison.failed();
            }
            return right;
        } finally {
            comparisons.release();
        }
    }

    private boolean isRight(String stored, String password) {
        if (stored == null) {
            PasswordHash.matches(nobodys, password);
            return false;
        }
        // Who has waited for the same comparison need not make it again.
        boolean right = verified.getIfPresent(fingerprint(stored, password)) != null || PasswordHash.matches(stored, password);
        if (right) {
            verified.put(fingerprint(stored, password), Boolean.TRUE);
        } else if (!PasswordHash.isSlow(stored)) {
            PasswordHash.matches(nobodys, password);
        }
        return right;
    }

    private ByteBuffer fingerprint(String stored, String password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(stored.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static SecretKeySpec newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, HMAC);
    }
}
