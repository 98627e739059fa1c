package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
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
