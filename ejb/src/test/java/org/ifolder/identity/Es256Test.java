package org.ifolder.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host with the native library and one without it believe each other. */
@Tag("R7.6")
class Es256Test {

    private static final byte[] BATCH = "a batch".getBytes(StandardCharsets.UTF_8);
    private static final int BYTES_OF_R_AND_S = 64;

    private static KeyPair key;

    @BeforeAll
    static void makeKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        key = generator.generateKeyPair();
    }

    @Test
    void whatIsSignedHereTheJdkVerifies() throws GeneralSecurityException {
        assertThat(sign(Es256.engine())).hasSize(BYTES_OF_R_AND_S);
        assertThat(verifies(Es256.jdk(), sign(Es256.engine()), BATCH)).isTrue();
    }

    @Test
    void whatTheJdkSignsIsVerifiedHere() throws GeneralSecurityException {
        assertThat(verifies(Es256.engine(), sign(Es256.jdk()), BATCH)).isTrue();
    }

    @Test
    void anotherTextIsNotBelieved() throws GeneralSecurityException {
        assertThat(verifies(Es256.engine(), sign(Es256.engine()), "another".getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void signaturesOfZerosOrOfAnotherSizeAreNotBelieved() throws GeneralSecurityException {
        assertThat(verifies(Es256.engine(), new byte[BYTES_OF_R_AND_S], BATCH)).isFalse();
        for (int size : new int[] {0, 1, BYTES_OF_R_AND_S - 1, BYTES_OF_R_AND_S + 1}) {
            assertThat(verifies(Es256.engine(), new byte[size], BATCH)).as("%d bytes", size).isFalse();
        }
    }

    private static byte[] sign(Signature engine) throws GeneralSecurityException {
        engine.initSign(key.getPrivate());
        engine.update(BATCH);
        return engine.sign();
    }

    private static boolean verifies(Signature engine, byte[] signature, byte[] text) throws GeneralSecurityException {
        engine.initVerify(key.getPublic());
        engine.update(text);
        try {
            return engine.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        }
    }
}
