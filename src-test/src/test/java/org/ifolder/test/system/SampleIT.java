package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.DomainScript;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostFiles;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.tool.folder.Credential;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code domain.sh} on a Domain that runs: {@code up} again, which loads the sample organisation, and {@code status}. */
@Order(Integer.MAX_VALUE - 1)
class SampleIT {

    private static final int MEMBERS = 500;
    private static final int GROUPS = 40;
    private static final int IFOLDERS = 300;

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @Test
    @Tag("R1.2")
    void sampleOrganisationIsLoadedIntoTheRunningDomainAndKnownToAllHosts() throws IOException {
        ApiClient atMaster = domain.asAdministrator(domain.master());
        long members = atMaster.total("members");
        long groups = atMaster.total("groups");
        long iFolders = atMaster.total("catalog");
        Map<String, Long> processes = processes();

        DomainScript.Outcome up = domain.script("up", "--no-build");

        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(processes()).as("processes, which go on").isEqualTo(processes);
        DomainContent everywhere = new Agreement(domain).await();
        assertThat(everywhere.count("members")).isEqualTo(members + MEMBERS);
        assertThat(everywhere.count("groups")).isEqualTo(groups + GROUPS);
        assertThat(everywhere.count("catalog")).isEqualTo(iFolders + IFOLDERS);
        assertThat(HostFiles.permissions(domain.folder().resolve("members"))).isEqualTo("rw-------");
        assertSampleMemberLogsIn();
    }

    private void assertSampleMemberLogsIn() throws IOException {
        List<String> credentials = Files.readAllLines(domain.folder().resolve("members"));
        assertThat(credentials).hasSize(MEMBERS);
        Credential credential = Credential.parse(credentials.get(0), "members");
        List<Integer> answers = domain.hosts().stream().map(host -> domain.as(credential, host).get("catalog").status()).toList();
        assertThat(answers).as("answers of the hosts, of which one is the home").containsOnlyOnce(200).containsOnly(200, 307);
    }

    @Test
    void statusShowsEachHostWithItsRoleAndState() {
        new Agreement(domain).awaitIdentical();

        DomainScript.Outcome status = domain.script("status");

        assertThat(status.exitCode()).as(status.output()).isZero();
        for (GridHost host : domain.hosts()) {
            assertThat(status.output().lines()).as(status.output())
                    .anyMatch(line -> line.contains(host.name()) && line.contains(host.publicAddress().toString()) && line.contains("ACTIVE"));
        }
    }

    private static Map<String, Long> processes() {
        return domain.hosts().stream().collect(Collectors.toMap(GridHost::name, GridHost::pid));
    }
}
