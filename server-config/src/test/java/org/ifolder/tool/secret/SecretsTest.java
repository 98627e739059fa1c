package org.ifolder.tool.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretsTest {

    @Test
    void passwordHashHasTheFormThatHostsReadAndDependsOnThePassword() {
        String[] parts = PasswordHash.of("pässword").split(":");
        assertThat(parts).hasSize(4);
        assertThat(parts[0]).isEqualTo("PBKDF2WithHmacSHA512");
        assertThat(parts[1]).isEqualTo("210000");
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] hash = Base64.getDecoder().decode(parts[3]);
        assertThat(salt).hasSize(16);
        assertThat(hash).hasSize(64).isEqualTo(PasswordHash.derive("pässword", salt));
        assertThat(hash).isNotEqualTo(PasswordHash.derive("password", salt));
    }

    @Test
    void randomSecretsHaveTheLengthAskedForAndDiffer() {
        String secret = RandomSecret.base64Url(32);
        assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32);
        assertThat(secret).doesNotContain("=").isNotEqualTo(RandomSecret.base64Url(32));
    }
}
