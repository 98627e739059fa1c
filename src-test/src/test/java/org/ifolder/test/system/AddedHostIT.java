package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostFiles;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A fourth host in the running Domain. The last class: the host stays. */
@Order(Integer.MAX_VALUE)
class AddedHostIT {

    private static final String NAME = "host3";

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);

    @Test
    @Tag("R1.4")
    @Tag("R7.3")
    void hostAddedToTheRunningDomainComesToTheSameStateAndNothingOfTheOthersChanges() {
        List<GridHost> before = domain.hosts();
        Map<String, Long> processes = processes(before);
        Map<String, SortedMap<String, String>> settings = settings(before);

        domain.addHost(NAME);

        assertThat(processes(before)).as("processes of the other hosts").isEqualTo(processes);
        assertThat(settings(before)).as("settings of the other hosts").isEqualTo(settings);
        assertThat(domain.hosts()).hasSize(before.size() + 1);
        new Agreement(domain).await();
        assertTakesPart();
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
