package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.ifolder.test.api.Answer;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.tool.folder.Credential;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Members, one by one: made at any host, decided by the master, known to all. */
@Tag("on-postgresql")
class MembersIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private ApiClient atMaster;

    @BeforeEach
    void asAdministrator() {
        atMaster = domain.asAdministrator(domain.master());
    }

    @Test
    @Tag("R1.1")
    void memberMadeAtTheMasterIsListedOnAllHostsWithTheSameIdAndHome() {
        String home = scenario.idOf(domain.host(1));
        JsonNode made = atMaster.post("members", Scenario.newMember(Scenario.unique("made"), home)).expect(201).json();

        assertThat(made.path("homeHost").asText()).isEqualTo(home);
        assertThat(made.path("state").asText()).isEqualTo("ACTIVE");
        assertListedEverywhere(made);
    }

    @Test
    @Tag("R1.1")
    void memberOfOneSlaveMadeAtAnotherIsDecidedByTheMasterAndKnownWhereItWasAskedFor() {
        String home = scenario.idOf(domain.host(1));
        String login = Scenario.unique("passed-on");

        JsonNode made = domain.asAdministrator(domain.host(2)).post("members", Scenario.newMember(login, home)).expect(201).json();

        assertThat(domain.asAdministrator(domain.host(2)).get("members/" + made.path("id").asText()).expect(200).json()).isEqualTo(made);
        assertThat(made.path("id").asText()).startsWith(scenario.idOf(domain.master()) + "-");
        assertListedEverywhere(made);
    }

    @Test
    @Tag("R1.1")
    void samePostWithTheSameKeyActsOnceAtTheMasterAndThroughASlave() {
        for (GridHost asked : domain.hosts()) {
            String login = Scenario.unique("once");
            ApiClient api = domain.asAdministrator(asked).with("Idempotency-Key", UUID.randomUUID().toString());
            Map<String, Object> member = Scenario.newMember(login, null);

            Answer first = api.post("members", member).expect(201);
            Answer second = api.post("members", member).expect(201);

            assertThat(second.json()).isEqualTo(first.json());
            assertThat(atMaster.total("members?query=" + login)).isOne();
        }
    }

    @Test
    @Tag("R1.1")
    void anotherRequestWithAKeyThatWasUsedIsRefused() {
        ApiClient api = domain.asAdministrator(domain.host(1)).with("Idempotency-Key", UUID.randomUUID().toString());
        api.post("members", Scenario.newMember(Scenario.unique("first"), null)).expect(201);
        String other = Scenario.unique("other");

        api.post("members", Scenario.newMember(other, null)).expectProblem(409);

        assertThat(atMaster.total("members?query=" + other)).isZero();
    }

    @Test
    @Tag("R3.1")
    void memberWithoutChosenHomeGetsOne() {
        JsonNode made = atMaster.post("members", Scenario.newMember(Scenario.unique("anywhere"), null)).expect(201).json();

        assertThat(atMaster.get("hosts/" + made.path("homeHost").asText()).expect(200).text("state")).isEqualTo("ACTIVE");
    }

    @Test
    @Tag("R4.1")
    void memberLogsInAtTheHomeHostAndNowhereElse() {
        Person member = scenario.memberAt(domain.host(1));

        domain.as(member.credential(), domain.host(1)).get("ifolders").expect(200);
        domain.as(member.credential(), domain.host(2)).get("ifolders").expectProblem(307);
        domain.as(member.credential(), domain.master()).get("ifolders").expectProblem(307);
        domain.as(new Credential(member.login(), "wrong password"), domain.host(1)).get("ifolders").expectProblem(401);
    }

    @Test
    @Tag("R3.4")
    void disabledMemberIsLetInNoMoreUntilEnabled() {
        Person member = scenario.memberAt(domain.host(2));

        domain.asAdministrator(domain.host(1)).put("members/" + member.id() + "/state", Map.of("state", "DISABLED")).expect(200);
        eventually(() -> scenario.as(member).get("ifolders").expectProblem(401));
        atMaster.put("members/" + member.id() + "/state", Map.of("state", "ACTIVE")).expect(200);
        eventually(() -> scenario.as(member).get("ifolders").expect(200));
    }

    @Test
    @Tag("R4.5")
    void newPasswordCountsAtOnceAndTheOldOneNoMore() {
        Person member = scenario.memberAt(domain.host(1));
        Credential renewed = new Credential(member.login(), "another secret of " + member.login());

        domain.asAdministrator(domain.host(2)).put("members/" + member.id() + "/password", Map.of("password", renewed.password(), "temporary", false))
                .expect(204);

        domain.as(renewed, member.home()).get("ifolders").expect(200);
        scenario.as(member).get("ifolders").expectProblem(401);
    }

    @Test
    @Tag("R3.1")
    void changeOfAMemberReachesAllHosts() {
        Answer made = atMaster.post("members", Scenario.newMember(Scenario.unique("before"), null)).expect(201);
        String login = Scenario.unique("after");
        Map<String, Object> change = Scenario.newMember(login, null);
        change.remove("homeHost");

        Answer changed = domain.asAdministrator(domain.host(2)).with("If-Match", made.etag())
                .put("members/" + made.text("id"), change).expect(200);

        assertThat(changed.etag()).isNotEqualTo(made.etag());
        assertThat(changed.text("loginName")).isEqualTo(login);
        assertListedEverywhere(changed.json());
    }

    @Test
    @Tag("R3.5")
    void removedMemberLeavesTheIFoldersOrphanedAndLosesAllRights() {
        Person owner = scenario.memberAt(domain.host(1));
        Person reader = scenario.memberAt(domain.host(2));
        String own = scenario.newIFolder(owner).text("id");
        scenario.grant(owner, own, reader, "READ_ONLY");
        String ofReader = scenario.newIFolder(reader).text("id");

        atMaster.delete("members/" + reader.id()).expect(200, 204);

        for (GridHost host : domain.hosts()) {
            ApiClient api = domain.asAdministrator(host);
            eventually(() -> assertThat(api.all("catalog/" + own + "/rights"))
                    .extracting(right -> right.path("member").asText()).containsOnly(owner.id()));
            eventually(() -> assertThat(api.get("catalog/" + ofReader).expect(200).json().path("owner").isTextual()).isFalse());
            eventually(() -> assertThat(api.total("members?query=" + reader.login())).isZero());
        }
        // Nobody's name now, which any host may be the home of.
        domain.as(reader.credential(), reader.home()).get("ifolders").expect(401, 307);
    }

    @Test
    @Tag("R1.1")
    void groupAndItsMembersReachAllHosts() {
        Person member = scenario.memberAt(domain.host(1));
        String name = Scenario.unique("group");

        String group = domain.asAdministrator(domain.host(1)).post("groups", Map.of("name", name, "description", "of a test"))
                .expect(201).text("id");
        domain.asAdministrator(domain.host(2)).put("groups/" + group + "/members/" + member.id()).expect(200, 201, 204);

        for (GridHost host : domain.hosts()) {
            ApiClient api = domain.asAdministrator(host);
            eventually(() -> assertThat(api.get("groups/" + group).expect(200).text("name")).isEqualTo(name));
            eventually(() -> assertThat(api.all("groups/" + group + "/members"))
                    .extracting(row -> row.path("id").asText()).containsExactly(member.id()));
        }
        atMaster.delete("groups/" + group + "/members/" + member.id()).expect(200, 204);
        eventually(() -> assertThat(domain.asAdministrator(domain.host(2)).all("groups/" + group + "/members")).isEmpty());
    }

    private static void assertListedEverywhere(JsonNode member) {
        String login = member.path("loginName").asText();
        for (GridHost host : domain.hosts()) {
            eventually(() -> assertThat(domain.asAdministrator(host).all("members?query=" + login))
                    .as("members that %s lists", host).containsExactly(member));
        }
    }
}
