package org.ifolder.replication.protocol.digest;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The digest of a set of records: LtHash with 1,024 lanes of 16 bits (Bellare and Micciancio 1997; Lewi, Kim, Maykov and Weis 2019). A
 * record's {@link ContentHash} is stretched to 2,048 bytes by ChaCha20 (RFC 8439) and added lane by lane, or subtracted; so the
 * digest costs the change and not the set, and the order does not matter. Mutable; not thread-safe.
 */
public final class Digest {

    /** Bytes of the state. */
    public static final int STATE_BYTES = 2048;

    private static final byte[] ZEROS = new byte[STATE_BYTES];
    private static final byte[] NONCE = new byte[12];

    private final byte[] state;

    private Digest(byte[] state) {
        this.state = state;
    }

    /** The digest of no records. */
    public static Digest empty() {
        return new Digest(new byte[STATE_BYTES]);
    }

    /** @throws IllegalArgumentException when it is no state that {@link #state()} has given */
    public static Digest of(byte[] state) {
        if (state.length != STATE_BYTES) {
            throw new IllegalArgumentException("a digest's state has " + STATE_BYTES + " bytes, not " + state.length);
        }
        return new Digest(state.clone());
    }

    /** A copy of the state, to be stored. */
    public byte[] state() {
        return state.clone();
    }

    /** Takes a record in. */
    public void add(String contentHash) {
        combine(contentHash, 1);
    }

    /** Takes a record out. */
    public void remove(String contentHash) {
        combine(contentHash, -1);
    }

    /** Takes in all that another digest holds. */
    public void add(Digest other) {
        combine(other.state, 1);
    }

    /** Takes the old content out and the new in. */
    public void move(ContentChange change) {
        if (change.before() != null) {
            remove(change.before());
        }
        if (change.after() != null) {
            add(change.after());
        }
    }

    /** SHA-256 of the state, base64url without padding: what hosts compare and authorities sign. */
    public String fingerprint() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(state));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void combine(String contentHash, int sign) {
        combine(stretched(Base64.getUrlDecoder().decode(contentHash)), sign);
    }

    private void combine(byte[] lanes, int sign) {
        for (int i = 0; i < STATE_BYTES; i += 2) {
            int here = (state[i] & 0xff) << 8 | state[i + 1] & 0xff;
            int there = (lanes[i] & 0xff) << 8 | lanes[i + 1] & 0xff;
            int sum = here + sign * there;
            state[i] = (byte) (sum >>> 8);
            state[i + 1] = (byte) sum;
        }
    }

    private static byte[] stretched(byte[] hash) {
        try {
            Cipher cipher = Cipher.getInstance("ChaCha20");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(hash, "ChaCha20"), new ChaCha20ParameterSpec(NONCE, 0));
            return cipher.doFinal(ZEROS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 11 has ChaCha20", e);
        }
    }
}
