package org.ifolder.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private static final PasswordHashing HASHING = EmbeddedHost.inNoDomain("h").bean(PasswordHashing.class);
    private static final String OWN = HASHING.of("correct horse");

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        assertThat(PasswordHash.matches(OWN, "correct horse")).isTrue();
        assertThat(PasswordHash.matches(OWN, "correct horsf")).isFalse();
        assertThat(OWN).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("correct");
    }

    /** A hash that another implementation has made: the reference implementation's command line (argon2 -id). */
    @Test
    void aHashOfAnotherImplementationIsCompared() {
        String stored = "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$uL2hQzJmxaz0Tfm2KK6uNjA0+UvbrHBEBwVmJYrNXCE";
        assertThat(PasswordHash.isReadable(stored)).isTrue();
        assertThat(PasswordHash.isSlow(stored)).isTrue();
        assertThat(PasswordHash.matches(stored, "correct horse")).isTrue();
        assertThat(PasswordHash.matches(stored, "wrong horse")).isFalse();
    }

    @Test
    void theSchemeIsTheHostsSetting() {
        PasswordHashing pbkdf2 = EmbeddedHost.inNoDomain("h").setting("ifolder.password.scheme", "pbkdf2").bean(PasswordHashing.class);
        String stored = pbkdf2.of("correct horse");
        assertThat(stored).startsWith("PBKDF2WithHmacSHA512:210000:");
        assertThat(PasswordHash.matches(stored, "correct horse")).isTrue();
        assertThat(pbkdf2.isCurrent(stored)).isTrue();
        assertThat(HASHING.isCurrent(stored)).isFalse();
        assertThatThrownBy(() -> EmbeddedHost.inNoDomain("h").setting("ifolder.password.scheme", "md5").bean(PasswordHashing.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertThat(HASHING.of("correct horse")).isNotEqualTo(OWN);
    }

    @Test
    void thePasswordIsTheSameInEveryUnicodeForm() {
        assertThat(PasswordHash.matches(HASHING.of("Zo\u00ebs word"), "Zoe\u0308s word")).isTrue();
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
            "PBKDF2WithHmacSHA512:99999999:AAAAAAAAAAAAAAAAAAAAAA==:AAAA", "plain",
            "$argon2id$v=19$m=4,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$uL2hQzJmxaz0Tfm2KK6uNjA0", "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$uL2hQzJmxaz0Tfm2KK6uNjA0"})
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
        VerifiedPasswords verified = EmbeddedHost.inNoDomain("h").bean(VerifiedPasswords.class);
        assertThat(verified.matches(OWN, "correct horse")).isTrue();
        long before = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(verified.matches(OWN, "correct horse")).isTrue();
        }
        assertThat(System.nanoTime() - before).as("a hundred comparisons, in nanoseconds").isLessThan(1_000_000_000L);
        assertThat(verified.matches(OWN, "wrong horse")).isFalse();
        assertThat(verified.matches(HASHING.of("another"), "correct horse")).isFalse();
        assertThat(verified.matches(null, "correct horse")).isFalse();
    }
}
