package org.ifolder.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ifolder.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedAnswerTest {

    @Test
    void aReplayIsTheAnswerThatWasGiven() throws JsonProcessingException {
        Response given = Response.created(URI.create("https://127.0.0.1:8443/ifolder/api/v1/groups/h0-1")).tag("1.1.1")
                .header("IFolder-Record", "group/h0-1@1.1.1").header("X-Other", "no").entity(Map.of("id", "h0-1")).build();
        Response replay = RecordedAnswer.replay(RecordedAnswer.of(given));
        assertThat(replay.getStatus()).isEqualTo(201);
        assertThat(replay.getHeaderString("ETag")).isEqualTo("\"1.1.1\"");
        assertThat(replay.getHeaderString("IFolder-Record")).isEqualTo("group/h0-1@1.1.1");
        assertThat(replay.getHeaderString("X-Other")).isNull();
        assertThat(replay.getLocation().toString()).isEqualTo("groups/h0-1");
        assertThat(new String((byte[]) replay.getEntity(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":\"h0-1\"}");
        assertThat(replay.getMediaType().toString()).isEqualTo("application/json");
    }

    @Test
    void whatIsNoResponseIsRecordedAsJaxRsWouldAnswerIt() throws JsonProcessingException {
        assertThat(RecordedAnswer.of(null).status()).isEqualTo(204);
        assertThat(RecordedAnswer.of(Map.of("a", 1)).body()).isEqualTo("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFingerprintTellsRequestsApart() {
        byte[] body = {1, 2};
        String fingerprint = Fingerprint.of("POST", "/groups", null, null, body);
        assertThat(Fingerprint.of("POST", "/groups", null, null, body)).isEqualTo(fingerprint);
        assertThat(Fingerprint.of("PUT", "/groups", null, null, body)).isNotEqualTo(fingerprint);
        assertThat(Fingerprint.of("POST", "/groups", "a=b", null, body)).isNotEqualTo(fingerprint);
        assertThat(Fingerprint.of("POST", "/groups", null, "\"1.1.1\"", body)).isNotEqualTo(fingerprint);
        assertThat(Fingerprint.of("POST", "/groups", null, null, new byte[] {1})).isNotEqualTo(fingerprint);
        assertThat(Fingerprint.of("POST", "/groups", "", null, body)).isNotEqualTo(fingerprint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "\u0007"})
    void aKeyOfAnotherFormIsRefused(String key) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> IdempotencyKey.checked(key))
                .satisfies(refusal -> assertThat(refusal.field()).contains("Idempotency-Key"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> IdempotencyKey.checked("x".repeat(101)));
    }
}
