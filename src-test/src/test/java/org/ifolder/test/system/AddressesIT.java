package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Addresses change while the hosts run. */
@Tag("R2.8")
class AddressesIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);

    @Test
    void hostsReachEachOtherByNewPrivateAddressesAndNobodyIsRestarted() {
        List<Long> processes = domain.hosts().stream().map(GridHost::pid).toList();
        Map<String, JsonNode> before = new LinkedHashMap<>();
        for (GridHost host : List.of(domain.master(), domain.host(1))) {
            String id = scenario.idOf(host);
            before.put(id, record(id));
            change(id, byName(before.get(id).path("privateAddress").asText()), before.get(id).path("publicAddress").asText());
        }
        try {
            assertAllGoesOn();
            assertThat(domain.hosts().stream().map(GridHost::pid).toList()).isEqualTo(processes);
        } finally {
            before.forEach((id, record) -> change(id, record.path("privateAddress").asText(), record.path("publicAddress").asText()));
        }
        assertAllGoesOn();
    }

    @Test
    @Tag("R2.3")
    void pagesAreRedirectedToTheNewPublicAddress() {
        GridHost host = domain.host(1);
        String id = scenario.idOf(host);
        JsonNode before = record(id);
        change(id, before.path("privateAddress").asText(), "https://files.example.org");
        try {
            ApiClient plain = new ApiClient(domain.http(), host.plainAddress().resolve("/ifolder/"), host.name());
            eventually(() -> assertThat(plain.get("").headers().firstValue("Location").orElse("")).isEqualTo("https://files.example.org/ifolder/"));
        } finally {
            change(id, before.path("privateAddress").asText(), before.path("publicAddress").asText());
        }
    }

    /** The same place by another name, which no certificate bears. */
    private static String byName(String address) {
        return "https://localhost:" + URI.create(address).getPort();
    }

    private static JsonNode record(String id) {
        return domain.asAdministrator(domain.master()).get("hosts/" + id).expect(200).json();
    }

    private static void change(String id, String privateAddress, String publicAddress) {
        JsonNode record = record(id);
        domain.asAdministrator(domain.master()).put("hosts/" + id, Map.of("state", record.path("state").asText(), "publicAddress", publicAddress,
                "privateAddress", privateAddress, "labels", record.path("labels"))).expect(200);
        for (GridHost host : domain.hosts()) {
            eventually(() -> assertThat(domain.asAdministrator(host).get("hosts/" + id).expect(200).text("privateAddress")).isEqualTo(privateAddress));
        }
    }

    /** Messages both ways, and a command that is passed on. */
    private void assertAllGoesOn() {
        Person member = scenario.memberAt(domain.host(1));
        String iFolder = scenario.newIFolder(member).text("id");
        eventually(() -> domain.asAdministrator(domain.host(2)).get("catalog/" + iFolder).expect(200));
        domain.asAdministrator(domain.host(2)).delete("ifolders/" + iFolder).expect(204);
        new Agreement(domain).awaitIdentical();
    }
}
