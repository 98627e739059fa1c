package org.ifolder.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private static final String OWN = PasswordHash.of("correct horse");

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        assertThat(PasswordHash.matches(OWN, "correct horse")).isTrue();
        assertThat(PasswordHash.matches(OWN, "correct horsf")).isFalse();
        assertThat(OWN).startsWith("PBKDF2WithHmacSHA512:210000:").doesNotContain("correct");
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertThat(PasswordHash.of("correct horse")).isNotEqualTo(OWN);
    }

    @Test
    void thePasswordIsTheSameInEveryUnicodeForm() {
        assertThat(PasswordHash.matches(PasswordHash.of("Zo\u00ebs word"), "Zoe\u0308s word")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"{SSHA},SHA-1", "{ssha},SHA-1", "{SSHA256},SHA-256", "{SSHA384},SHA-384", "{SSHA512},SHA-512"})
    void saltedHashesOfDirectoriesAreCompared(String scheme, String digest) throws Exception {
        String stored = scheme + salted(digest, "correct horse");
        assertThat(PasswordHash.isReadable(stored)).isTrue();
        assertThat(PasswordHash.matches(stored, "correct horse")).isTrue();
        assertThat(PasswordHash.matches(stored, "wrong horse")).isFalse();
    }

    private static String salted(String algorithm, String password) throws Exception {
        byte[] salt = {1, 2, 3, 4, 5, 6, 7, 8};
        MessageDigest digest = MessageDigest.getInstance(algorithm);
        digest.update(password.getBytes(StandardCharsets.UTF_8));
        digest.update(salt);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(digest.digest());
        bytes.writeBytes(salt);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{CRYPT}$6$abc", "{MD5}X03MO1qnZdYdgyfeuILPmQ==", "{SSHA}short", "{SSHA512}AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "{SSHA}====",
            "PBKDF2WithHmacSHA512:99999999:AAAAAAAAAAAAAAAAAAAAAA==:AAAA", "plain"})
    void otherTextIsNoHashThatCanBeCompared(String stored) {
        assertThat(PasswordHash.isReadable(stored)).isFalse();
        assertThat(PasswordHash.matches(stored, "plain")).isFalse();
    }

    @Test
    void aHashIsToldFromAPasswordByItsMark() {
        assertThat(PasswordHash.isMarked("{CRYPT}$6$abc")).isTrue();
        assertThat(PasswordHash.isMarked(OWN)).isTrue();
        assertThat(PasswordHash.isMarked("sprain")).isFalse();
        assertThat(PasswordHash.isMarked("{not} marked{")).isTrue();
    }

    @Test
    void verifiedPasswordsAreRememberedByHashAndPassword() {
        VerifiedPasswords verified = new VerifiedPasswords();
        assertThat(verified.matches(OWN, "correct horse")).isTrue();
        long before = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(verified.matches(OWN, "correct horse")).isTrue();
        }
        assertThat(System.nanoTime() - before).as("a hundred comparisons, in nanoseconds").isLessThan(1_000_000_000L);
        assertThat(verified.matches(OWN, "wrong horse")).isFalse();
        assertThat(verified.matches(PasswordHash.of("another"), "correct horse")).isFalse();
        assertThat(verified.matches(null, "correct horse")).isFalse();
    }
}
