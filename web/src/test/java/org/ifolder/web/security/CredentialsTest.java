package org.ifolder.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @Test
    void basicCredentialsAreUtf8() {
        assertThat(BasicCredentials.parse(basic("żółw:pä:ss", StandardCharsets.UTF_8)))
                .contains(new BasicCredentials("żółw", "pä:ss"));
    }

    @Test
    void theSchemeIsFoundInAnyCase() {
        assertThat(BasicCredentials.parse(basic("a:b", StandardCharsets.UTF_8).replace("Basic", "bASIC"))).isPresent();
        assertThat(BearerToken.parse("bearer abc")).contains("abc");
    }

    @Test
    void bytesThatAreNotUtf8AreNoCredentials() {
        assertThat(BasicCredentials.parse(basic("é:b", StandardCharsets.ISO_8859_1))).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Basic YQ==", "Basic OmI=", "Digest YTpi", "Bearer YTpi"})
    void whatIsNotWellFormedIsNoCredential(String header) {
        assertThat(BasicCredentials.parse(header)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer  ", "Basic YTpi"})
    void whatIsNoBearerTokenIsNone(String header) {
        assertThat(BearerToken.parse(header)).isEmpty();
    }

    @Test
    void aPasswordIsNeverPartOfText() {
        assertThat(new BasicCredentials("anna", "secret").toString()).doesNotContain("secret");
    }

    private static String basic(String text, Charset charset) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(charset));
    }
}
