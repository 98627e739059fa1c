package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host that was away for more changes than the master keeps in its log: it copies the records instead. */
@Tag("on-postgresql")
class BeyondTheLogIT {

    private static final int KEPT = 5;
    private static final int MORE = 15;

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final Agreement agreement = new Agreement(domain);
    private final GridHost master = domain.master();
    private final GridHost away = domain.host(2);
    private final List<String> made = new ArrayList<>();
    private Person owner;
    private Person leaving;
    private String stays;
    private String goes;
    private String group;

    @AfterEach
    void allHostsRun() {
        domain.hosts().stream().filter(host -> !host.isRunning()).forEach(domain::start);
    }

    @Test
    @Tag("R7.3")
    @Tag("R7.7")
    void hostThatWasAwayLongerThanTheLogIsKeptCopiesTheRecordsAndNothingRemovedComesBack() {
        owner = scenario.memberAt(domain.host(1));
        leaving = scenario.memberAt(domain.host(1));
        stays = scenario.newIFolder(owner).text("id");
        goes = scenario.newIFolder(owner).text("id");
        scenario.grant(owner, stays, leaving, "READ_ONLY");
        group = domain.asAdministrator(master).post("groups", Map.of("name", Scenario.unique("group"), "description", "goes"))
                .expect(201).text("id");
        agreement.awaitSameCursors();
        String first = scenario.idOf(master);
        String second = scenario.idOf(domain.host(1));
        long domainBefore = agreement.sequence(away, "DOMAIN", first);
        long catalogBefore = agreement.sequence(away, "CATALOG", second);

        domain.kill(away);
        domain.with(master, Map.of("ifolder.replication.log-changes", String.valueOf(KEPT), "ifolder.replication.retention-seconds", "1",
                "ifolder.replication.opening-seconds", "1"), () -> {
                    writeMoreThanIsKept();
                    eventually(() -> {
                        assertThat(horizon(master, "DOMAIN", first)).isGreaterThan(domainBefore);
                        assertThat(horizon(master, "CATALOG", second)).isGreaterThan(catalogBefore);
                    });
                    assertThat(away.isRunning()).isFalse();

                    domain.start(away);

                    agreement.await();
                });

        assertThat(horizon(away, "DOMAIN", first)).as("where the log of the copied stream begins").isGreaterThan(domainBefore);
        assertThat(horizon(away, "CATALOG", second)).as("where the log of the copied stream begins").isGreaterThan(catalogBefore);
        assertContent(domain.asAdministrator(away));
        agreement.awaitSameCursors();
    }

    private void writeMoreThanIsKept() {
        ApiClient atMaster = domain.asAdministrator(master);
        for (int i = 0; i < MORE; i++) {
            made.add(atMaster.post("members", Scenario.newMember(Scenario.unique("unseen"), null)).expect(201).text("id"));
            scenario.newIFolder(owner);
        }
        made.forEach(id -> eventually(() -> domain.asAdministrator(owner.home()).get("members/" + id).expect(200)));
        made.forEach(id -> scenario.as(owner).put("ifolders/" + stays + "/rights/" + id, Map.of("right", "READ_ONLY")).expect(200, 201));
        scenario.as(owner).delete("ifolders/" + goes).expect(200, 204);
        atMaster.delete("groups/" + group).expect(200, 204);
        atMaster.delete("members/" + leaving.id()).expect(200, 204);
        String last = scenario.newIFolder(owner).text("id");
        eventually(() -> atMaster.get("catalog/" + last).expect(200));
    }

    private void assertContent(ApiClient administrator) {
        assertThat(administrator.get("members/" + leaving.id()).expect(200).text("state")).isEqualTo("REMOVED");
        administrator.get("groups/" + group).expectProblem(404);
        administrator.get("catalog/" + goes).expectProblem(404);
        assertThat(administrator.all("catalog/" + stays + "/rights")).extracting(right -> right.path("member").asText())
                .containsAll(made).doesNotContain(leaving.id());
        made.forEach(id -> administrator.get("members/" + id).expect(200));
    }

    private long horizon(GridHost host, String collection, String authority) {
        return agreement.stream(host, collection, authority).path("horizon").asLong(-1);
    }
}
