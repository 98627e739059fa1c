package org.ifolder.tool.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ifolder.tool.console.Failure;
import org.ifolder.tool.folder.Credential;
import org.ifolder.tool.folder.DomainFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS, paging and refusals, against a real TLS listener. */
class HostApiTest {

    private static final Credential ADA = new Credential("ada", "sesam öffne");

    @TempDir
    private Path root;

    private final List<String> requests = new CopyOnWriteArrayList<>();

    @Test
    void sendsTheCallersCredentialAndReadsJson() throws Exception {
        try (TlsHost host = new TlsHost(root, "IP:127.0.0.1", exchange -> answer(exchange, 200, """
                {"id":"d1","name":"Exämple","unknown":[1]}"""))) {
            DomainItem item = api(host, host.pem()).get("domain", DomainItem.class);
            assertThat(item).isEqualTo(new DomainItem("d1", "Exämple"));
            assertThat(requests).containsExactly("GET /ifolder/api/v1/domain " + ADA.basic());
        }
    }

    @Test
    void readsAllPagesOfAList() throws Exception {
        try (TlsHost host = new TlsHost(root, "IP:127.0.0.1", exchange -> {
            int page = exchange.getRequestURI().getQuery().contains("page=0") ? 0 : 1;
            String items = IntStream.range(100 * page, page == 0 ? 100 : 103)
                    .mapToObj(number -> "{\"id\":\"" + number + "\"}")
                    .collect(Collectors.joining(","));
            answer(exchange, 200, "{\"items\":[" + items + "],\"total\":103}");
        })) {
            List<MemberItem> members = api(host, host.pem()).all("members?homeHost=h1", MemberItem.class);
            assertThat(members).hasSize(103).extracting(MemberItem::id).doesNotHaveDuplicates();
            assertThat(requests).hasSize(2).allMatch(request -> request.contains("?homeHost=h1&page="));
        }
    }

    @Test
    void aRefusalIsOneLineWithHostRequestAndReason() throws Exception {
        try (TlsHost host = new TlsHost(root, "IP:127.0.0.1", exchange -> answer(exchange, 409, """
                {"title":"Conflict","detail":"This host is in no Domain"}"""))) {
            HostApi api = api(host, host.pem());
            assertThatThrownBy(() -> api.get("domain", DomainItem.class))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("host0 answered 409 to GET /domain: Conflict; This host is in no Domain");
            assertThat(api.getIfJoined("domain", DomainItem.class)).isEmpty();
        }
    }

    @Test
    void anAnswerThatIsNoJsonIsAFailureAndNotAResource() throws Exception {
        try (TlsHost host = new TlsHost(root, "IP:127.0.0.1", exchange -> answer(exchange, 200, "<html>"))) {
            HostApi api = api(host, host.pem());
            assertThatThrownBy(() -> api.get("domain", DomainItem.class))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("is not understood");
        }
    }

    @Test
    void aHostWithACertificateThatIsNotInTheFileIsNotAsked() throws Exception {
        try (TlsHost host = new TlsHost(root, "IP:127.0.0.1", exchange -> answer(exchange, 200, "{}"));
                TlsHost other = new TlsHost(root, "IP:127.0.0.1", exchange -> answer(exchange, 200, "{}"))) {
            HostApi api = api(host, other.pem());
            assertThatThrownBy(() -> api.get("domain", DomainItem.class))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("certificate is not accepted");
            assertThat(requests).isEmpty();
        }
    }

    @Test
    void aTrustedCertificateForAnotherAddressIsRefused() throws Exception {
        try (TlsHost host = new TlsHost(root, "IP:127.0.0.2", exchange -> answer(exchange, 200, "{}"))) {
            HostApi api = api(host, host.pem());
            assertThatThrownBy(() -> api.get("domain", DomainItem.class)).isInstanceOf(Unreachable.class);
            assertThat(requests).isEmpty();
        }
    }

    @Test
    void aHostThatIsNotThereIsNamedWithItsAddress() throws Exception {
        URI address;
        String pem;
        try (TlsHost host = new TlsHost(root, "IP:127.0.0.1", exchange -> answer(exchange, 200, "{}"))) {
            address = host.address();
            pem = host.pem();
        }
        HostApi api = api(address, pem);
        assertThatThrownBy(() -> api.get("domain", DomainItem.class))
                .isInstanceOf(Unreachable.class)
                .hasMessage("host0 at " + address + " cannot be reached: connection refused");
    }

    private HostApi api(TlsHost host, String trusted) throws IOException {
        return api(host.address(), trusted);
    }

    private HostApi api(URI address, String trusted) throws IOException {
        Files.writeString(root.resolve("trust.pem"), trusted);
        return new DomainApi(new DomainFolder(root)).as(ADA, "host0", address);
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
