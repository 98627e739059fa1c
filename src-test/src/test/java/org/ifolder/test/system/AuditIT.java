package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What persons do stands in the audit trail of the host that decides it, which other hosts witness (R10.3). */
@Tag("R10.3")
class AuditIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final ApiClient atMaster = domain.asAdministrator(domain.master());
    private final GridHost slave = domain.host(1);

    @Test
    void aChangeStandsWhereItIsDecidedWithWhoAskedForItAndWhere() {
        Person member = scenario.memberAt(slave);
        domain.asAdministrator(slave).put("members/" + member.id(), Map.of("loginName", member.login(), "familyName", "Audited")).expect(200);

        JsonNode entry = atMaster.all("audit?target=" + member.id() + "&action=member").get(0);
        assertThat(entry.path("login").asText()).isEqualTo("administrator-" + slave.name());
        assertThat(entry.path("via").asText()).isEqualTo(scenario.idOf(slave));
        assertThat(entry.path("source").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.path("before").path("familyName").asText()).isEqualTo("Łukasiewicz");
        assertThat(entry.path("after").path("familyName").asText()).isEqualTo("Audited");
        assertThat(domain.asAdministrator(slave).total("audit?target=" + member.id())).as("at the host that has passed it on").isZero();
        String iFolder = scenario.newIFolder(member).text("id");
        assertThat(domain.asAdministrator(slave).all("audit?target=" + iFolder)).extracting(one -> one.path("login").asText()).containsOnly(member.login());
    }

    @Test
    void whatIsNoRecordStandsThereTooAndNoPassword() {
        Person member = scenario.memberAt(slave);
        ApiClient audit = domain.asAdministrator(slave);
        domain.asNobody(slave).post("login", Map.of("login", member.login(), "password", "a wrong one")).expectProblem(401);
        domain.asNobody(slave).post("login", Map.of("login", member.login(), "password", member.credential().password())).expect(200);

        assertThat(audit.all("audit?target=" + member.id() + "&action=login.failed")).singleElement()
                .satisfies(entry -> assertThat(entry.path("source").asText()).isEqualTo("127.0.0.1"));
        assertThat(audit.total("audit?target=" + member.id() + "&action=login")).isOne();
        assertThat(atMaster.total("audit?target=" + member.id() + "&action=PasswordResource.set")).isOne();
        for (ApiClient host : List.of(audit, atMaster)) {
            assertThat(host.with("Accept", "application/x-ndjson").get("audit/export").expect(200).body())
                    .doesNotContain(member.credential().password(), "a wrong one", domain.administrator().password(), "discoveryKey");
        }
        audit.get("audit?from=yesterday").expectProblem(400, "from");
    }

    /** Each is shown to hosts in the right way and in wrong ones, which are logged. */
    @Test
    void noSecretStandsInAnyLogOrTrail() throws IOException {
        Person member = scenario.memberAt(slave);
        ApiClient nobody = domain.asNobody(slave);
        String guessed = Scenario.unique("guessed");
        String chosen = Scenario.unique("chosen, and not to be guessed");
        String cutShort = Scenario.unique("cut-short");
        nobody.post("login", Map.of("login", member.login(), "password", guessed)).expectProblem(401);
        nobody.post("login", "{\"login\":\"ann\",\"password\":\"" + cutShort).expectProblem(400);
        nobody.post("login/password", Map.of("login", member.login(), "password", member.credential().password(), "newPassword", chosen)).expect(204);
        JsonNode tokens = nobody.post("login", Map.of("login", member.login(), "password", chosen)).expect(200).json();
        String access = tokens.path("accessToken").asText();
        String refresh = tokens.path("refreshToken").asText();
        JsonNode visit = nobody.with("Authorization", "Bearer " + access).post("login/visits", Map.of("host", scenario.idOf(domain.host(2)))).expect(200).json();
        String visiting = visit.path("accessToken").asText();
        nobody.with("Authorization", "Bearer " + visiting).get("catalog").expectProblem(401);
        nobody.with("Authorization", "Bearer " + access + "x").get("catalog").expectProblem(401);
        nobody.post("login/refresh", Map.of("refreshToken", refresh)).expect(200);
        nobody.post("login/refresh", Map.of("refreshToken", refresh)).expectProblem(401);
        String join = atMaster.post("join-tokens", Map.of("hostName", Scenario.unique("host"))).expect(201).text("token");

        List<String> secrets = List.of(member.credential().password(), guessed, chosen, cutShort, access, refresh, visiting, join,
                domain.administrator().password(), domain.administrator().basic());
        assertThat(secrets).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(8));
        for (GridHost host : domain.hosts()) {
            assertThat(domain.asAdministrator(host).with("Accept", "application/x-ndjson").get("audit/export").expect(200).body()).doesNotContain(secrets);
            try (Stream<Path> logs = Files.walk(host.folder().resolve("log"))) {
                for (Path log : logs.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(log, StandardCharsets.UTF_8)).as("%s", log).doesNotContain(secrets);
                }
            }
        }
    }

    @Test
    void eachTrailIsWholeAndWitnessed() {
        scenario.newIFolder(scenario.memberAt(slave));
        for (GridHost host : domain.hosts()) {
            ApiClient audit = domain.asAdministrator(host);
            if (audit.total("audit") == 0) {
                continue;
            }
            eventually(() -> {
                JsonNode found = audit.get("audit/verification").expect(200).json();
                assertThat(found.path("state").asText()).isEqualTo("WHOLE");
                assertThat(found.path("witnesses")).hasSize(host.name().equals(domain.master().name()) ? domain.hosts().size() - 1 : 1)
                        .allSatisfy(witness -> assertThat(witness.path("agrees").asBoolean()).isTrue());
                long lines = audit.with("Accept", "application/x-ndjson").get("audit/export").expect(200).body().lines().count();
                assertThat(lines).isGreaterThanOrEqualTo(found.path("verified").asLong()).isPositive();
            });
        }
    }
}
