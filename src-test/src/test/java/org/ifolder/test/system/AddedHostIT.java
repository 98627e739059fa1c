package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.ifolder.test.api.Answer;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostFiles;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A fourth host in the running Domain. Among the last classes: the host stays. */
@Order(Integer.MAX_VALUE - 1)
class AddedHostIT {

    private static final String NAME = "host3";

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);

    @Test
    @Tag("R1.4")
    @Tag("R2.5")
    @Tag("R7.3")
    void hostThatJoinsTheRunningDomainComesToTheSameStateAndNothingOfTheOthersChanges() {
        List<GridHost> before = domain.hosts();
        Map<String, Long> processes = processes(before);
        Map<String, SortedMap<String, String>> settings = settings(before);
        GridHost added = domain.startHostOfNoDomain();
        String token = tokenFor(NAME);

        assertJoiningFails(added, before.get(0).privateAddress().toString(), tokenFor("another"), 403, "PROVE_KEY");
        assertJoiningFails(added, before.get(1).privateAddress().toString(), token, 503, "CHECK_FINGERPRINT");
        assertJoiningFails(added, "https://127.0.0.1:9", token, 503, "REACH_MASTER");
        assertThat(domain.asAdministrator(domain.master()).all("hosts")).hasSameSizeAs(before);
        join(added, before.get(0).privateAddress().toString(), token).expect(200);
        domain.kill(added);
        domain.start(added);
        eventually(() -> assertThat(steps(added)).hasSize(6).allMatch(step -> step.path("state").asText().equals("DONE")));
        domain.addHost(NAME);
        domain.giveAdministrator(added);

        assertThat(processes(before)).as("processes of the other hosts").isEqualTo(processes);
        assertThat(settings(before)).as("settings of the other hosts").isEqualTo(settings);
        assertThat(domain.asAdministrator(domain.master()).all("hosts")).hasSize(before.size() + 1);
        new Agreement(domain).await();
        assertTakesPart();
        assertThat(domain.asAdministrator(domain.master()).all("join-tokens")).filteredOn(one -> one.path("hostName").asText().equals(NAME))
                .singleElement().satisfies(one -> {
                    assertThat(one.path("state").asText()).isEqualTo("USED");
                    assertThat(one.has("token")).isFalse();
                });
    }

    private static String tokenFor(String name) {
        return domain.asAdministrator(domain.master()).post("join-tokens", Map.of("hostName", name)).expect(201).text("token");
    }

    private static Answer join(GridHost host, String masterAddress, String token) {
        return domain.asAdministrator(host).post("domain/join", Map.of("masterAddress", masterAddress, "token", token));
    }

    private static List<JsonNode> steps(GridHost host) {
        List<JsonNode> steps = new ArrayList<>();
        domain.asAdministrator(host).get("domain/join").expect(200).json().path("steps").forEach(steps::add);
        return steps;
    }

    private static void assertJoiningFails(GridHost host, String masterAddress, String token, int status, String step) {
        join(host, masterAddress, token).expectProblem(status);
        assertThat(steps(host)).filteredOn(one -> one.path("state").asText().equals("FAILED")).singleElement().satisfies(one -> {
            assertThat(one.path("step").asText()).isEqualTo(step);
            assertThat(one.path("cure").asText()).isNotBlank();
        });
    }

    private void assertTakesPart() {
        GridHost added = domain.hosts().stream().filter(host -> host.name().equals(NAME)).findFirst().orElseThrow();
        Person member = scenario.memberAt(added);
        String iFolder = scenario.newIFolder(member).text("id");
        for (GridHost host : domain.hosts()) {
            eventually(() -> assertThat(domain.asAdministrator(host).get("catalog/" + iFolder).expect(200).text("host"))
                    .isEqualTo(scenario.idOf(added)));
        }
    }

    private static Map<String, Long> processes(List<GridHost> hosts) {
        return hosts.stream().collect(Collectors.toMap(GridHost::name, GridHost::pid));
    }

    private static Map<String, SortedMap<String, String>> settings(List<GridHost> hosts) {
        return hosts.stream().collect(Collectors.toMap(GridHost::name, host -> new HostFiles(host).digestsOfSettings()));
    }
}
