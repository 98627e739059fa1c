package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.util.List;
import java.util.Map;
import org.ifolder.test.api.Answer;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PostgreSQL that is killed ({@code kill -9}) while its host takes writes, and started again: the host is not restarted. */
@Tag("R7.1")
@Tag("R7.2")
@Tag("on-postgresql")
@EnabledIfSystemProperty(named = "ifolder.grid.database", matches = "postgresql")
class RestartedDatabaseIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final Agreement agreement = new Agreement(domain);

    @AfterEach
    void allDatabasesRun() {
        domain.hosts().forEach(domain::startDatabase);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theHostGoesOnByItselfAndNothingAcknowledgedIsLost(int number) {
        GridHost victim = domain.host(number);
        Person owner = scenario.memberAt(victim);
        long process = victim.pid();
        List<String> acknowledged;

        try (SteadyWriter writer = new SteadyWriter(() -> create(owner))) {
            eventually(() -> assertThat(writer.acknowledged()).hasSizeGreaterThan(10));
            domain.killDatabase(victim);
            int failedBefore = writer.failed();
            eventually(() -> assertThat(writer.failed()).as("the writes without a database").isGreaterThan(failedBefore));

            domain.startDatabase(victim);

            int acknowledgedBefore = writer.acknowledged().size();
            eventually(() -> assertThat(writer.acknowledged()).hasSizeGreaterThan(acknowledgedBefore + 10));
            acknowledged = writer.acknowledged();
        }

        agreement.await();
        assertThat(victim.pid()).isEqualTo(process);
        for (GridHost host : domain.hosts()) {
            assertThat(domain.asAdministrator(host).all("catalog?query=" + owner.login())).as("at %s", host)
                    .extracting(iFolder -> iFolder.path("id").asText()).doesNotHaveDuplicates().containsAll(acknowledged);
        }
    }

    @Test
    void aHostWithoutItsDatabaseSaysSo() {
        GridHost victim = domain.host(1);
        domain.killDatabase(victim);

        Answer answer = domain.asAdministrator(victim).get("members");

        assertThat(answer.status()).isEqualTo(503);
    }

    private Answer create(Person owner) {
        return scenario.as(owner).post("ifolders", Map.of("name", Scenario.unique(owner.login())));
    }
}
