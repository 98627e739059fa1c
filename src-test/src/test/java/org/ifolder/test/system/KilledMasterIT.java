package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ifolder.test.api.Answer;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The master is killed ({@code kill -9}) while members write at the slaves, and while it imports. */
@Tag("R7.1")
class KilledMasterIT {

    private static final int SOME = 10;
    private static final int PEOPLE = 1_500;

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final Agreement agreement = new Agreement(domain);

    @AfterEach
    void allHostsRun() {
        domain.hosts().stream().filter(host -> !host.isRunning()).forEach(domain::start);
    }

    @Test
    @Tag("R7.4")
    @Tag("R4.1")
    void slavesGoOnTakingWritesWithTheMasterDownAndNothingAcknowledgedIsLost() {
        Person first = scenario.memberAt(domain.host(1));
        Person second = scenario.memberAt(domain.host(2));
        List<String> iFolders = new ArrayList<>();
        List<String> members;

        try (SteadyWriter atFirst = new SteadyWriter(() -> create(first));
                SteadyWriter atSecond = new SteadyWriter(() -> create(second));
                SteadyWriter throughASlave = new SteadyWriter(this::createMember)) {
            eventually(() -> assertThat(List.of(atFirst, atSecond, throughASlave))
                    .allSatisfy(writer -> assertThat(writer.acknowledged()).hasSizeGreaterThan(SOME)));

            domain.kill(domain.master());

            int before = atFirst.acknowledged().size();
            int beforeAtSecond = atSecond.acknowledged().size();
            eventually(() -> {
                assertThat(atFirst.acknowledged()).hasSizeGreaterThan(before + SOME);
                assertThat(atSecond.acknowledged()).hasSizeGreaterThan(beforeAtSecond + SOME);
                assertThat(throughASlave.failed()).as("Domain commands without a master").isPositive();
            });
            assertThat(domain.master().isRunning()).isFalse();
            assertThat(atFirst.failed() + atSecond.failed()).as("writes refused at the slaves").isZero();
            assertDomainCommandsAreRefusedClearly();
            membersLogInShareAndVisit(first, second);

            domain.start(domain.master());

            iFolders.addAll(atFirst.acknowledged());
            iFolders.addAll(atSecond.acknowledged());
            members = throughASlave.acknowledged();
        }

        agreement.await();
        for (GridHost host : domain.hosts()) {
            ApiClient api = domain.asAdministrator(host);
            assertThat(api.all("catalog")).as("catalog of %s", host).extracting(one -> one.path("id").asText()).containsAll(iFolders);
            assertThat(api.all("members")).as("members at %s", host).extracting(one -> one.path("id").asText()).containsAll(members);
        }
    }

    @Test
    void importCutShortByACrashIsCompletedByRepeatingIt() {
        ApiClient atMaster = domain.asAdministrator(domain.master());
        byte[] file = Ldif.inventedPeople(PEOPLE);
        long before = atMaster.total("members");
        CompletableFuture<Answer> importing = CompletableFuture.supplyAsync(
                () -> atMaster.postLdif("members/import", BodyPublishers.ofByteArray(file)));
        eventually(() -> assertThat(atMaster.total("members")).isGreaterThan(before));

        domain.kill(domain.master());
        assertThat(importing).as("the import that was under way").failsWithin(Duration.ofSeconds(30));
        domain.start(domain.master());

        long taken = atMaster.total("members") - before;
        assertThat(taken).as("taken before the crash").isBetween(1L, PEOPLE - 1L);
        JsonNode result = atMaster.postLdif("members/import", BodyPublishers.ofByteArray(file)).expect(200).json();
        assertThat(result.path("created").asLong()).isEqualTo(PEOPLE - taken);
        assertThat(result.path("unchanged").asLong()).isEqualTo(taken);
        assertThat(agreement.await().count("members")).isEqualTo(before + PEOPLE);
    }

    private void assertDomainCommandsAreRefusedClearly() {
        ApiClient atSlave = domain.asAdministrator(domain.host(1));
        String login = Scenario.unique("nobody");
        atSlave.post("members", Scenario.newMember(login, null)).expectProblem(503);
        assertThat(atSlave.total("members?query=" + login)).isZero();
    }

    /** Authenticated at the home host alone, master or no master; and let in elsewhere by what that host knows already (R4.1, R4.4). */
    private void membersLogInShareAndVisit(Person visitor, Person owner) {
        ApiClient home = domain.asNobody(visitor.home());
        JsonNode tokens = home.post("login", Map.of("login", visitor.login(), "password", visitor.credential().password())).expect(200).json();
        tokens = home.post("login/refresh", Map.of("refreshToken", tokens.path("refreshToken").asText())).expect(200).json();
        String iFolder = scenario.newIFolder(owner).text("id");
        scenario.grant(owner, iFolder, visitor, "READ_ONLY");
        ApiClient atHome = bearer(visitor.home(), tokens);
        assertThat(atHome.get("discovery/ifolders").expect(200).json().path("total").asLong()).isPositive();

        JsonNode visit = atHome.post("login/visits", Map.of("host", scenario.idOf(owner.home()))).expect(200).json();
        assertThat(bearer(owner.home(), visit).get("ifolders/" + iFolder).expect(200).text("right")).isEqualTo("READ_ONLY");
    }

    private static ApiClient bearer(GridHost host, JsonNode tokens) {
        return domain.asNobody(host).with("Authorization", "Bearer " + tokens.path("accessToken").asText());
    }

    private Answer create(Person writing) {
        return scenario.as(writing).post("ifolders", Map.of("name", Scenario.unique("while-the-master-dies")));
    }

    private Answer createMember() {
        return domain.asAdministrator(domain.host(1))
                .post("members", Scenario.newMember(Scenario.unique("while-the-master-dies"), null));
    }
}
