package org.ifolder.web.passing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.ifolder.peer.PeerResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R1.1")
class PassedAnswerTest {

    @Test
    void theClientGetsTheOtherHostsAnswer() {
        InputStream body = new ByteArrayInputStream(new byte[] {1});
        Response answer = PassedAnswer.of(new PeerResponse(201, Map.of(
                "content-type", "application/json", "etag", "\"1.1.1\"", "ifolder-record", "group/h0-1@1.1.1",
                "set-cookie", "a=b", "connection", "close"), body));
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getHeaderString("ETag")).isEqualTo("\"1.1.1\"");
        assertThat(answer.getHeaderString("IFolder-Record")).isEqualTo("group/h0-1@1.1.1");
        assertThat(answer.getHeaderString("Set-Cookie")).isNull();
        assertThat(answer.getHeaderString("Connection")).isNull();
        assertThat(answer.getEntity()).isSameAs(body);
    }

    @Test
    void aPlaceIsToldAsThisHostsOwn() {
        Response answer = PassedAnswer.of(new PeerResponse(201,
                Map.of("location", "https://127.0.0.1:7443/ifolder/private/v1/groups/h0-1"), InputStream.nullInputStream()));
        assertThat(answer.getLocation().toString()).isEqualTo("groups/h0-1");
    }

    @Test
    void noContentStaysWithoutContent() {
        Response answer = PassedAnswer.of(new PeerResponse(204, Map.of(), InputStream.nullInputStream()));
        assertThat(answer.hasEntity()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 421})
    void hostsThatDoNotAgreeYetAreNotTheClientsFault(int status) {
        Response answer = PassedAnswer.of(new PeerResponse(status, Map.of("www-authenticate", "Bearer"),
                InputStream.nullInputStream()));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("WWW-Authenticate")).isNull();
    }

    @Test
    void pathAndQueryAreEncodedForTheNextHop() {
        assertThat(Outgoing.pathAndQuery("/members/h0-1", null)).isEqualTo("/members/h0-1");
        assertThat(Outgoing.pathAndQuery("/members/a b?c", "x=%20y")).isEqualTo("/members/a%20b%3Fc?x=%20y");
    }
}
