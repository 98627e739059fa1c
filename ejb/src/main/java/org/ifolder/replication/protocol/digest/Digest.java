package org.ifolder.replication.protocol.digest;

import java.nio.ByteBuffer;
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

    private static final int LANES = STATE_BYTES / Short.BYTES;

    private final short[] lanes;

    private Digest(short[] lanes) {
        this.lanes = lanes;
    }

    /** The digest of no records. */
    public static Digest empty() {
        return new Digest(new short[LANES]);
    }

    /** @throws IllegalArgumentException when it is no state that {@link #state()} has given */
    public static Digest of(byte[] state) {
        if (state.length != STATE_BYTES) {
            throw new IllegalArgumentException("a digest's state has " + STATE_BYTES + " bytes, not " + state.length);
        }
        return new Digest(lanesOf(state));
    }

    /** The state, to be stored: the lanes one after the other, the higher byte of each first. */
    public byte[] state() {
        byte[] state = new byte[STATE_BYTES];
        ByteBuffer.wrap(state).asShortBuffer().put(lanes);
        return state;
    }

    private static short[] lanesOf(byte[] bytes) {
        short[] lanes = new short[LANES];
        ByteBuffer.wrap(bytes).asShortBuffer().get(lanes);
        return lanes;
    }

    /** Takes a record in. */
    public void add(String contentHash) {
        plus(stretched(contentHash));
    }

    /** Takes a record out. */
    public void remove(String contentHash) {
        minus(stretched(contentHash));
    }

    /** Takes in all that another digest holds. */
    public void add(Digest other) {
        plus(other.lanes);
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
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(state()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    // Two plain loops over short[]: the JIT compiler makes vector instructions of each.

    private void plus(short[] others) {
        for (int i = 0; i < LANES; i++) {
            lanes[i] += others[i];
        }
    }

    private void minus(short[] others) {
        for (int i = 0; i < LANES; i++) {
            lanes[i] -= others[i];
        }
    }

    private static short[] stretched(String contentHash) {
        byte[] hash = Base64.getUrlDecoder().decode(contentHash);
        try {
            Cipher cipher = Cipher.getInstance("ChaCha20");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(hash, "ChaCha20"), new ChaCha20ParameterSpec(NONCE, 0));
            return lanesOf(cipher.doFinal(ZEROS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 11 has ChaCha20", e);
        }
    }
}
