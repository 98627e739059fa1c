package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.util.Map;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.CopiedHost;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host whose folder is copied and started beside it: one of the two is the host, the other takes nothing and sends nothing. */
@Tag("R7.3")
class CopiedHostIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final Agreement agreement = new Agreement(domain);
    private final GridHost original = domain.host(2);

    @AfterEach
    void allHostsRun() {
        domain.hosts().stream().filter(host -> !host.isRunning()).forEach(domain::start);
    }

    @Test
    void copyThatIsStartedBesideItsHostTakesNoWritesAndTheHostGoesOn() {
        Person owner = scenario.memberAt(original);
        agreement.awaitSameCursors();
        domain.kill(original);

        try (CopiedHost copy = domain.cloneHost(original)) {
            domain.start(original);
            agreement.awaitIdentical();
            assertTakesWrites(owner);
            copy.start();

            eventually(() -> assertThat(domain.asAdministrator(domain.master()).all("replication"))
                    .filteredOn(host -> host.path("name").asText().equals(original.name()))
                    .allSatisfy(host -> assertThat(host.path("secondCopySince").isTextual()).as("%s", host).isTrue()));
            ApiClient atCopy = domain.as(owner.credential(), copy.host());
            eventually(() -> atCopy.post("ifolders", Map.of("name", Scenario.unique("early"))).expectProblem(503));
            assertTakesWrites(owner);
            String refused = Scenario.unique("refused");
            atCopy.post("ifolders", Map.of("name", refused)).expectProblem(503);
            assertThat(domain.asAdministrator(copy.host()).total("catalog?query=" + refused)).isZero();
        }

        eventually(() -> assertThat(domain.asAdministrator(domain.master()).all("replication"))
                .allSatisfy(host -> assertThat(host.path("secondCopySince").isTextual()).as("%s", host).isFalse()));
        assertTakesWrites(owner);
        agreement.awaitIdentical();
    }

    private void assertTakesWrites(Person owner) {
        String id = scenario.newIFolder(owner).text("id");
        for (GridHost host : domain.hosts()) {
            eventually(() -> domain.asAdministrator(host).get("catalog/" + id).expect(200));
        }
    }
}
