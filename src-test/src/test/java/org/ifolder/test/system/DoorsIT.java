package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.ifolder.test.api.Answer;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.api.TrustedHttp;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in where: users at the public port, hosts at the private one, nobody at the plain one. */
class DoorsIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    static Stream<String> lists() {
        return Stream.of("hosts", "members", "groups", "ifolders", "catalog", "reports", "replication", "replication/cursors", "replication/quarantine");
    }

    @Test
    void healthIsToldToAnybody() {
        for (GridHost host : domain.hosts()) {
            JsonNode health = domain.asNobody(host).get("health").expect(200).json();
            assertThat(health.path("status").asText()).isEqualTo("UP");
            assertThat(health.path("joined").asBoolean()).isTrue();
            assertThat(health.path("takesChanges").asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void nothingElseIsToldWithoutALogin(String list) {
        Answer answer = domain.asNobody(domain.host(1)).get(list).expectProblem(401);

        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"domain", "openapi"})
    void singleResourcesNeedALoginToo(String path) {
        domain.asNobody(domain.host(1)).get(path).expectProblem(401);
        domain.asAdministrator(domain.host(1)).with("Accept", "*/*").get(path).expect(200);
    }

    @Test
    void nobodyWritesWithoutALogin() {
        ApiClient nobody = domain.asNobody(domain.host(1));

        nobody.post("members", Scenario.newMember("intruder", null)).expectProblem(401);
        nobody.postLdif("members/import", Ldif.file(Ldif.person("intruder"))).expectProblem(401);
        nobody.post("ifolders", "{\"name\":\"mine\"}").expectProblem(401);
        nobody.post("domain", "{\"name\":\"mine\"}").expectProblem(401);
    }

    @Test
    @Tag("R4.6")
    void memberIsNoAdministrator() {
        Person member = new Scenario(domain).memberAt(domain.host(1));
        ApiClient api = new Scenario(domain).as(member);

        api.post("members", Scenario.newMember("intruder", null)).expectProblem(403);
        api.postLdif("members/import", Ldif.file(Ldif.person("intruder"))).expectProblem(403);
        api.post("groups", "{\"name\":\"mine\"}").expectProblem(403);
        api.delete("members/" + member.id()).expectProblem(403);
        api.post("domain/join", "{}").expectProblem(403);
    }

    @ParameterizedTest
    @MethodSource("lists")
    @Tag("R10.1")
    void noListIsUnbounded(String list) {
        ApiClient api = domain.asAdministrator(domain.host(1));

        JsonNode page = api.get(list).expect(200).json();
        assertThat(page.path("size").asInt()).isEqualTo(50);
        assertThat(page.path("page").asInt(-1)).isZero();
        assertThat(page.path("total").isIntegralNumber()).isTrue();
        assertThat(page.path("items").size()).isLessThanOrEqualTo(50);
        api.get(list + "?size=500").expect(200);
        api.get(list + "?size=501").expectProblem(400, "size");
    }

    @Test
    @Tag("R2.3")
    void pagesOverPlainHttpAreRedirectedAndTheApiIsRefused() {
        GridHost host = domain.host(1);
        ApiClient plain = new ApiClient(domain.http(), host.plainAddress().resolve("/ifolder/"), host.name());

        Answer page = plain.get("").expect(301, 302, 307, 308);
        assertThat(page.headers().firstValue("Location").orElse("")).isEqualTo(host.publicAddress() + "/ifolder/");
        plain.get("api/v1/health").expectProblem(403);
        plain.as(domain.administrator()).get("api/v1/members").expectProblem(403);
        plain.get("private/v1/members").expectProblem(403);
    }

    @Test
    @Tag("R2.3")
    void privateApiIsNotAtThePublicPort() {
        for (GridHost host : domain.hosts()) {
            ApiClient atPublicPort = new ApiClient(domain.http(), host.publicAddress().resolve("/ifolder/private/v1/"), host.name());
            atPublicPort.get("members").expectProblem(404);
            atPublicPort.as(domain.administrator()).get("members").expectProblem(404);
        }
    }

    @Test
    @Tag("R2.3")
    void publicApiIsNotAtThePrivatePort() {
        for (GridHost host : domain.hosts()) {
            atPrivatePort(host, "/ifolder/api/v1/").get("health").expectProblem(404);
            atPrivatePort(host, "/ifolder/api/v1/").as(domain.administrator()).get("members").expectProblem(404);
        }
    }

    @Test
    @Tag("R2.4")
    void privateApiAnswersNobodyWithoutAHostsToken() {
        for (GridHost host : domain.hosts()) {
            ApiClient api = atPrivatePort(host, "/ifolder/private/v1/");
            api.get("members").expectProblem(401);
            api.as(domain.administrator()).get("members").expectProblem(401);
            api.with("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.").get("members").expectProblem(401);
        }
    }

    private static ApiClient atPrivatePort(GridHost host, String path) {
        return new ApiClient(TrustedHttp.trustingAnybody(), host.privateAddress().resolve(path), host.name());
    }

    @Test
    @Tag("R2.4")
    void brokerTalksToNobodyWithoutAHostsKey() {
        for (GridHost host : domain.hosts()) {
            assertThatThrownBy(() -> readFromBroker(host)).as("broker of %s", host).isInstanceOf(IOException.class)
                    .hasMessageContaining("alert");
        }
    }

    /** In TLS 1.3 a client learns with its first read that its certificate was missed. */
    private static int readFromBroker(GridHost host) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, TrustedHttp.anybody(), new SecureRandom());
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket("127.0.0.1", Integer.parseInt(host.property("ifolder.broker.port")))) {
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            return socket.getInputStream().read();
        }
    }
}
