package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostDatabase;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows of a host's database are changed and deleted behind the application's back: it is noticed, named and mended. */
@Tag("R7.5")
class DifferingRecordIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final Agreement agreement = new Agreement(domain);
    private final GridHost master = domain.master();
    private final GridHost differing = domain.host(2);

    @AfterEach
    void allHostsRun() {
        domain.hosts().stream().filter(host -> !host.isRunning()).forEach(domain::start);
    }

    @Test
    void rowsChangedByHandAreFoundByTheScrubNamedAtTheMasterAndMendedByResynchronising() {
        String changed = scenario.memberAt(domain.host(1)).id();
        String deleted = scenario.memberAt(domain.host(1)).id();
        agreement.awaitIdentical();

        domain.kill(differing);
        HostDatabase database = new HostDatabase(differing);
        assertThat(database.change("update member set display_name = 'Somebody Else' where record_key = ?", changed)).isOne();
        assertThat(database.change("delete from member where record_key = ?", deleted)).isOne();
        domain.start(differing);
        ApiClient there = domain.asAdministrator(differing);
        assertThat(there.get("members/" + changed).expect(200).text("displayName")).isEqualTo("Somebody Else");
        there.get("members/" + deleted).expectProblem(404);

        String stream = "replication/streams/DOMAIN/" + scenario.idOf(master);
        JsonNode scrubbed = there.post(stream + "/scrub", "").expect(200).json();

        assertThat(scrubbed.path("difference").asText()).contains(changed);
        for (GridHost asked : domain.hosts()) {
            eventually(() -> {
                JsonNode said = agreement.said(asked, differing);
                assertThat(said.path("state").asText()).as("%s of %s", said, asked).isEqualTo("DIFFERING");
                assertThat(said.path("streams").toString()).contains(changed);
            });
        }
        assertThat(agreement.said(master).path("state").asText()).isEqualTo("DIFFERING");
        assertThat(agreement.said(master, domain.host(1)).path("state").asText()).isEqualTo("IDENTICAL");

        eventually(() -> there.post(stream + "/resynchronise", "").expect(202));

        agreement.await();
        assertThat(there.post(stream + "/scrub", "").expect(200).json().path("difference").isTextual()).isFalse();
        assertThat(there.get("members/" + changed).expect(200).text("displayName")).isNotEqualTo("Somebody Else");
        there.get("members/" + deleted).expect(200);
    }
}
