package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ifolder.test.api.Answer;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A slave that is killed ({@code kill -9}) while it takes over an import and takes writes of its own members. */
@Tag("R7.1")
@Tag("R7.2")
@Tag("on-postgresql")
class KilledSlaveIT {

    private static final int PEOPLE = 5_000;

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final Agreement agreement = new Agreement(domain);
    private final GridHost victim = domain.host(2);

    @AfterEach
    void allHostsRun() {
        domain.hosts().stream().filter(host -> !host.isRunning()).forEach(domain::start);
    }

    @Test
    @Tag("R7.3")
    void slaveKilledInTheMiddleOfAnImportComesBackAndAllHostsAgree() throws Exception {
        ApiClient atMaster = domain.asAdministrator(domain.master());
        Person writing = scenario.memberAt(victim);
        long before = atMaster.total("members");
        byte[] file = Ldif.inventedPeople(PEOPLE);
        List<String> acknowledged;
        JsonNode result;

        try (SteadyWriter writer = new SteadyWriter(() -> create(writing))) {
            CompletableFuture<Answer> importing = CompletableFuture.supplyAsync(
                    () -> atMaster.postLdif("members/import", BodyPublishers.ofByteArray(file)));
            eventually(() -> {
                assertThat(domain.asAdministrator(victim).total("members")).isGreaterThan(before + 100);
                assertThat(writer.acknowledged()).hasSizeGreaterThan(5);
            });

            domain.kill(victim);

            assertThat(victim.isRunning()).isFalse();
            assertThat(importing).as("the import, which was under way when the slave was killed").isNotDone();
            result = importing.get(3, TimeUnit.MINUTES).expect(200).json();
            acknowledged = writer.acknowledged();
        }
        assertThat(result.path("created").asLong()).isEqualTo(PEOPLE);

        domain.start(victim);

        DomainContent everywhere = agreement.await();
        assertThat(everywhere.count("members")).isEqualTo(before + PEOPLE);
        assertThat(domain.asAdministrator(domain.host(1)).all("catalog?query=" + writing.login()))
                .extracting(iFolder -> iFolder.path("id").asText()).containsAll(acknowledged);
    }

    private Answer create(Person writing) {
        return scenario.as(writing).post("ifolders", Map.of("name", Scenario.unique(writing.login())));
    }
}
