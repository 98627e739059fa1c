package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.ifolder.test.api.Answer;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostBackup;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A slave that was put back from a backup, and was written to before it could ask anybody: two histories under the same numbers. */
@Tag("R7.3")
class ForkIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final Agreement agreement = new Agreement(domain);
    private final GridHost master = domain.master();
    private final GridHost forked = domain.host(1);
    private final GridHost healthy = domain.host(2);

    @AfterEach
    void allHostsRun() {
        domain.hosts().stream().filter(host -> !host.isRunning()).forEach(domain::start);
    }

    @Test
    void twoHistoriesAreShownHoldUpNobodyElseAndEndAsTheAdministratorDecides() {
        Person owner = scenario.memberAt(forked);
        Person other = scenario.memberAt(healthy);
        String iFolder = scenario.newIFolder(owner).text("id");
        String self = scenario.idOf(forked);
        agreement.awaitSameCursors();
        String known = Scenario.unique("known-to-others");
        String unknown = Scenario.unique("known-to-none");

        writeOnAfterARestore(owner, iFolder, known, unknown, self);

        String stream = "replication/streams/CATALOG/" + self;
        for (GridHost host : List.of(forked, master)) {
            eventually(() -> {
                JsonNode there = agreement.stream(host, "CATALOG", self);
                assertThat(there.path("condition").asText()).as("%s at %s", there, host).isEqualTo("FORK");
                assertThat(there.path("reason").asText()).contains("another history");
            });
        }
        eventually(() -> assertThat(agreement.said(master, forked).path("state").asText()).isEqualTo("STOPPED"));
        scenario.as(owner).put("ifolders/" + iFolder, Map.of("name", "neither")).expectProblem(503);
        assertOthersGoOn(other);
        assertBothSidesAreThere(iFolder, known, unknown);

        ApiClient authority = domain.asAdministrator(forked);
        Answer fork = authority.get(stream + "/fork").expect(200);
        assertThat(fork.json().path("items")).hasSize(1);
        assertThat(fork.json().path("items").get(0).path("here").path("payload").path("name").asText()).isEqualTo(unknown);
        assertThat(fork.json().path("items").get(0).path("there").path("payload").path("name").asText()).isEqualTo(known);
        authority.with("If-Match", "\"another\"").post(stream + "/fork", Map.of("keep", "THEIRS")).expectProblem(412);
        JsonNode decided = authority.with("If-Match", fork.etag()).post(stream + "/fork", Map.of("keep", "THEIRS")).expect(200).json();

        assertThat(decided.path("decided").asLong()).isOne();
        assertThat(decided.path("lost").get(0).path("key").asText()).isEqualTo(iFolder);
        agreement.awaitIdentical();
        for (GridHost host : domain.hosts()) {
            assertThat(domain.asAdministrator(host).get("catalog/" + iFolder).expect(200).text("name")).isEqualTo(known);
        }
        scenario.as(owner).put("ifolders/" + iFolder, Map.of("name", unknown)).expect(200);
        agreement.awaitSameCursors();
    }

    /** One name that the other hosts have seen, then another under the same number that nobody has. */
    private void writeOnAfterARestore(Person owner, String iFolder, String known, String unknown, String self) {
        HostBackup backup = domain.backUp(forked);
        scenario.as(owner).put("ifolders/" + iFolder, Map.of("name", known)).expect(200);
        eventually(() -> assertThat(nameAt(master, iFolder)).isEqualTo(known));
        eventually(() -> assertThat(nameAt(healthy, iFolder)).isEqualTo(known));
        domain.kill(master);
        domain.kill(forked);
        domain.restoreBackup(backup);
        domain.start(forked);
        // Without a link only full batches are sealed: here one change fills one.
        domain.with(forked, Map.of("ifolder.replication.batch-changes", "1"), () -> {
            long before = agreement.sequence(forked, "CATALOG", self);
            scenario.as(owner).put("ifolders/" + iFolder, Map.of("name", unknown)).expect(200);
            eventually(() -> assertThat(agreement.sequence(forked, "CATALOG", self)).as("sealed with nobody in reach")
                    .isGreaterThan(before));
        });
        assertThat(master.isRunning()).isFalse();
        domain.start(master);
    }

    private void assertOthersGoOn(Person other) {
        String id = scenario.newIFolder(other).text("id");
        for (GridHost host : domain.hosts()) {
            eventually(() -> domain.asAdministrator(host).get("catalog/" + id).expect(200));
        }
    }

    private void assertBothSidesAreThere(String iFolder, String known, String unknown) {
        assertThat(nameAt(forked, iFolder)).isEqualTo(unknown);
        assertThat(nameAt(master, iFolder)).isEqualTo(known);
        assertThat(nameAt(healthy, iFolder)).isEqualTo(known);
    }

    private String nameAt(GridHost host, String iFolder) {
        return domain.asAdministrator(host).get("catalog/" + iFolder).expect(200).text("name");
    }
}
