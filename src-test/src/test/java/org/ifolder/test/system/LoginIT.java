package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.ifolder.test.api.Answer;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.tool.folder.Credential;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People log in at home, and show tokens there and where they visit (R4). */
@Tag("R4.1")
class LoginIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);

    @Test
    void aLoginAtHomeIsGoodForTokensThatAreRefreshedAndEnded() {
        Person member = scenario.memberAt(domain.host(1));
        Answer login = login(member.home(), member.login(), member.credential().password()).expect(200);
        assertThat(login.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        JsonNode tokens = login.json();
        ApiClient bearer = bearer(member.home(), tokens);
        bearer.post("ifolders", Map.of("name", "by token")).expect(201);
        assertThat(bearer.get("catalog").expect(200).json().path("total").asLong()).isEqualTo(1);

        JsonNode next = nobody(member.home()).post("login/refresh", Map.of("refreshToken", tokens.path("refreshToken").asText())).expect(200).json();
        bearer(member.home(), next).get("catalog").expect(200);
        Map<String, String> last = Map.of("refreshToken", next.path("refreshToken").asText());
        nobody(member.home()).post("login/logout", last).expect(204);
        bearer(member.home(), next).get("catalog").expectProblem(401);
        nobody(member.home()).post("login/refresh", last).expectProblem(401);
        domain.as(member.credential(), member.home()).post("login/visits", Map.of("host", scenario.idOf(domain.host(2)))).expectProblem(403);
    }

    @Test
    @Tag("R4.2")
    void anyOtherHostNamesTheHomeBeforeItLooksAtThePassword() {
        Person member = scenario.memberAt(domain.host(1));
        String home = domain.host(1).publicAddress().toString();

        for (GridHost host : List.of(domain.master(), domain.host(2))) {
            Answer answer = login(host, member.login(), "whatever").expectProblem(307);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith(home).endsWith("/login");
            assertThat(answer.text("detail")).contains(home);
            assertThat(domain.as(member.credential(), host).get("catalog?size=1").expectProblem(307).headers().firstValue("Location").orElseThrow())
                    .startsWith(home).endsWith("/catalog?size=1");
        }
        login(member.home(), member.login(), "whatever").expectProblem(401);
    }

    @Test
    @Tag("R4.3")
    void aNameThatNobodyHasIsAnsweredAsOneThatSomebodyHas() {
        String nobody = Scenario.unique("nobody");
        List<Integer> answers = domain.hosts().stream().map(host -> login(host, nobody, "whatever").status()).toList();

        assertThat(answers).containsOnly(307, 401).containsOnlyOnce(401);
    }

    @Test
    @Tag("R4.3")
    void whoKnowsOneHostFindsTheirHomeTheirIFoldersAndTheHostOfEach() {
        Person member = scenario.memberAt(domain.host(1));
        Person owner = scenario.memberAt(domain.host(2));
        String iFolder = scenario.newIFolder(owner).text("id");
        scenario.grant(owner, iFolder, member, "READ_ONLY");
        for (GridHost host : domain.hosts()) {
            Answer home = nobody(host).get("discovery/home?login=" + member.login()).expect(200);
            assertThat(home.text("publicAddress")).isEqualTo(domain.host(1).publicAddress().toString());
            assertThat(home.headers().firstValue("IFolder-As-Of").orElseThrow()).matches("\\d+\\.\\d+");
        }
        List<String> homesOfNobody = domain.hosts().stream()
                .map(host -> nobody(host).get("discovery/home?login=nobody").expect(200).body()).distinct().toList();
        assertThat(homesOfNobody).hasSize(1);
        nobody(domain.master()).get("discovery/home").expectProblem(400, "login");
        nobody(domain.master()).get("discovery/ifolders").expectProblem(401);

        ApiClient atHome = bearer(member.home(), login(member.home(), member.login(), member.credential().password()).expect(200).json());
        eventually(() -> assertThat(atHome.all("discovery/ifolders")).singleElement().satisfies(found -> {
            assertThat(found.path("id").asText()).isEqualTo(iFolder);
            assertThat(found.path("right").asText()).isEqualTo("READ_ONLY");
            assertThat(found.path("owner").asText()).isEqualTo(owner.id());
            assertThat(found.path("host").path("publicAddress").asText()).isEqualTo(domain.host(2).publicAddress().toString());
        }));
        assertThat(atHome.get("discovery/ifolders/" + iFolder).expect(200).json().path("host").path("name").asText()).isEqualTo(domain.host(2).name());
        atHome.get("discovery/ifolders/nothing").expectProblem(404);
    }

    @Test
    @Tag("R4.4")
    void aMemberVisitsAnotherHostWithATokenForItAlone() {
        Person member = scenario.memberAt(domain.host(1));
        Person owner = scenario.memberAt(domain.host(2));
        String iFolder = scenario.newIFolder(owner).text("id");
        scenario.grant(owner, iFolder, member, "READ_WRITE");
        JsonNode tokens = login(member.home(), member.login(), member.credential().password()).expect(200).json();
        JsonNode visit = bearer(member.home(), tokens).post("login/visits", Map.of("host", scenario.idOf(domain.host(2)))).expect(200).json();

        assertThat(visit.has("refreshToken")).isFalse();
        assertThat(bearer(domain.host(2), visit).get("ifolders/" + iFolder).expect(200).text("right")).isEqualTo("READ_WRITE");
        bearer(domain.host(2), visit).put("ifolders/" + iFolder, Map.of("name", "not mine")).expectProblem(403);
        bearer(domain.host(2), tokens).get("ifolders/" + iFolder).expectProblem(401);
        bearer(domain.master(), visit).get("catalog").expectProblem(401);
        bearer(domain.host(2), visit).post("login/visits", Map.of("host", scenario.idOf(domain.master()))).expectProblem(403);
        bearer(member.home(), tokens).post("login/visits", Map.of("host", "nowhere")).expectProblem(404);
    }

    @Test
    @Tag("R3.4")
    void aDisabledMembersTokensCountNowhere() {
        Person member = scenario.memberAt(domain.host(1));
        JsonNode tokens = login(member.home(), member.login(), member.credential().password()).expect(200).json();
        JsonNode visit = bearer(member.home(), tokens).post("login/visits", Map.of("host", scenario.idOf(domain.host(2)))).expect(200).json();
        bearer(domain.host(2), visit).get("catalog").expect(200);

        domain.asAdministrator(domain.master()).put("members/" + member.id() + "/state", Map.of("state", "DISABLED")).expect(200);
        eventually(() -> bearer(member.home(), tokens).get("catalog").expectProblem(401));
        eventually(() -> bearer(domain.host(2), visit).get("catalog").expectProblem(401));
        login(member.home(), member.login(), member.credential().password()).expectProblem(401);
    }

    @Test
    @Tag("R4.4")
    void anAdministratorsRoleCountsByTheWordOfTheHostsThatItNamesAlone() {
        JsonNode tokens = login(domain.master(), domain.administrator().login(), domain.administrator().password()).expect(200).json();
        JsonNode visit = bearer(domain.master(), tokens).post("login/visits", Map.of("host", scenario.idOf(domain.host(1)))).expect(200).json();
        bearer(domain.host(1), visit).get("roles").expect(200);

        Person member = scenario.memberAt(domain.host(1));
        ApiClient atMaster = domain.asAdministrator(domain.master());
        atMaster.put("members/" + member.id() + "/roles/DOMAIN_ADMINISTRATOR", Map.of("hosts", List.of(scenario.idOf(domain.master())))).expect(200);
        eventually(() -> assertThat(domain.asAdministrator(domain.host(1)).get("members/" + member.id() + "/roles").expect(200).json()).hasSize(1));
        scenario.as(member).get("roles").expectProblem(403);
        atMaster.put("members/" + member.id() + "/roles/DOMAIN_ADMINISTRATOR", Map.of()).expect(200);
        eventually(() -> scenario.as(member).get("roles").expect(200));
        atMaster.delete("members/" + member.id() + "/roles/DOMAIN_ADMINISTRATOR").expect(204);
        eventually(() -> scenario.as(member).get("roles").expectProblem(403));
    }

    @Test
    @Tag("R4.4")
    void aVisitorsCommandIsNotPassedOn() {
        Person member = scenario.memberAt(domain.host(1));
        JsonNode tokens = login(member.home(), member.login(), member.credential().password()).expect(200).json();
        JsonNode visit = bearer(member.home(), tokens).post("login/visits", Map.of("host", scenario.idOf(domain.host(2)))).expect(200).json();

        assertThat(bearer(domain.host(2), visit).delete("members/" + member.id() + "/sessions").expectProblem(307).headers().firstValue("Location")
                .orElseThrow()).startsWith(domain.master().publicAddress().toString());
        bearer(member.home(), tokens).delete("members/" + member.id() + "/sessions").expect(204);
    }

    @Test
    @Tag("R4.5")
    void aPasswordThatSomebodyElseHasSetIsChangedFirst() {
        Person member = scenario.memberAt(domain.host(1));
        String given = "given, to be changed";
        domain.asAdministrator(domain.host(2)).put("members/" + member.id() + "/password", Map.of("password", given)).expect(204);

        login(member.home(), member.login(), given).expectProblem(403);
        domain.as(new Credential(member.login(), given), member.home()).get("catalog").expectProblem(403);
        nobody(domain.host(2)).post("login/password", change(member, given, "another")).expectProblem(307);
        nobody(member.home()).post("login/password", change(member, given, "password1")).expectProblem(400, "newPassword");
        nobody(member.home()).post("login/password", change(member, given, given)).expectProblem(400, "newPassword");
        nobody(member.home()).post("login/password", change(member, "wrong", "chosen, and not to be guessed")).expectProblem(401);
        nobody(member.home()).post("login/password", change(member, given, "chosen, and not to be guessed")).expect(204);
        login(member.home(), member.login(), "chosen, and not to be guessed").expect(200);
    }

    @Test
    @Tag("R3.4")
    void anotherPasswordEndsSessionsAndTokensOnAllHosts() {
        Person member = scenario.memberAt(domain.host(1));
        JsonNode tokens = login(member.home(), member.login(), member.credential().password()).expect(200).json();
        JsonNode visit = bearer(member.home(), tokens).post("login/visits", Map.of("host", scenario.idOf(domain.host(2)))).expect(200).json();
        bearer(domain.host(2), visit).get("catalog").expect(200);

        String chosen = "chosen, and not to be guessed";
        nobody(member.home()).post("login/password", change(member, member.credential().password(), chosen)).expect(204);
        bearer(member.home(), tokens).get("catalog").expectProblem(401);
        JsonNode begunSince = login(member.home(), member.login(), chosen).expect(200).json();
        eventually(() -> bearer(domain.host(2), visit).get("catalog").expectProblem(401));
        eventually(() -> assertThat(domain.asAdministrator(domain.host(2)).get("members/" + member.id() + "/sessions/end").expect(200).json())
                .hasSize(domain.hosts().size()).allMatch(host -> host.path("state").asText().equals("ENDED") && host.has("endedAt")));
        bearer(member.home(), begunSince).get("catalog").expect(200);
        nobody(member.home()).post("login/refresh", Map.of("refreshToken", begunSince.path("refreshToken").asText())).expect(200);
    }

    @Test
    void tooManyWrongPasswordsAreNotLookedAtAndSessionsGoOn() {
        Person member = scenario.memberAt(domain.host(1));
        JsonNode tokens = login(member.home(), member.login(), member.credential().password()).expect(200).json();
        for (int i = 0; i < 10; i++) {
            login(member.home(), member.login(), "wrong " + i).expectProblem(401);
        }

        Answer heldUp = login(member.home(), member.login(), member.credential().password()).expectProblem(429);
        assertThat(heldUp.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 900L);
        scenario.as(member).get("catalog").expectProblem(429);
        bearer(member.home(), tokens).get("catalog").expect(200);
        nobody(member.home()).post("login/refresh", Map.of("refreshToken", tokens.path("refreshToken").asText())).expect(200);
    }

    @Test
    @Tag("R4.3")
    void whoKnowsAHostsNameFindsItsDomainAndApi() {
        for (GridHost host : domain.hosts()) {
            Answer found = new ApiClient(domain.http(), host.publicAddress().resolve("/.well-known/"), host.name()).get("ifolder").expect(200);
            assertThat(found.json().path("domain").path("id").asText()).isEqualTo(domain.asAdministrator(host).get("domain").expect(200).text("id"));
            assertThat(found.json().path("apis").path(0).path("path").asText()).isEqualTo("/ifolder/api/v1");
            assertThat(found.headers().firstValue("IFolder-As-Of").orElseThrow()).matches("\\d+\\.\\d+");
        }
    }

    @Test
    void whatStandsBetweenAMemberAndAnIFolderIsExplained() {
        Person owner = scenario.memberAt(domain.host(2));
        Person member = scenario.memberAt(domain.host(1));
        String iFolder = scenario.newIFolder(owner).text("id");
        ApiClient administrator = domain.asAdministrator(domain.host(1));

        eventually(() -> explained(administrator, member.login(), iFolder, "NO_RIGHT"));
        scenario.grant(owner, iFolder, member, "READ_ONLY");
        eventually(() -> assertThat(explained(administrator, member.id(), iFolder, "NONE").path("rightFrom").asText()).isEqualTo("GRANT"));
        scenario.as(owner).put("ifolders/" + iFolder, Map.of("name", "Off", "enabled", false)).expect(200);
        JsonNode off = eventuallyExplained(administrator, member.id(), iFolder, "IFOLDER_DISABLED");
        assertThat(off.path("host").path("publicAddress").asText()).isEqualTo(domain.host(2).publicAddress().toString());
        administrator.put("members/" + member.id() + "/state", Map.of("state", "DISABLED")).expect(200);
        eventually(() -> explained(administrator, member.id(), iFolder, "MEMBER_NOT_ACTIVE"));
        explained(administrator, "nobody at all", iFolder, "MEMBER_UNKNOWN");
        explained(administrator, owner.id(), "nothing", "IFOLDER_UNKNOWN");
        administrator.get("explain?member=ann").expectProblem(400, "ifolder");
    }

    private static JsonNode eventuallyExplained(ApiClient api, String member, String iFolder, String obstacle) {
        eventually(() -> explained(api, member, iFolder, obstacle));
        return explained(api, member, iFolder, obstacle);
    }

    private static JsonNode explained(ApiClient api, String member, String iFolder, String obstacle) {
        JsonNode found = api.get("explain?member=" + member.replace(" ", "%20") + "&ifolder=" + iFolder).expect(200).json();
        assertThat(found.path("obstacle").asText()).isEqualTo(obstacle);
        return found;
    }

    private static Map<String, String> change(Person member, String before, String after) {
        return Map.of("login", member.login(), "password", before, "newPassword", after);
    }

    private static ApiClient nobody(GridHost host) {
        return domain.asNobody(host);
    }

    private static Answer login(GridHost host, String login, String password) {
        return nobody(host).post("login", Map.of("login", login, "password", password));
    }

    private static ApiClient bearer(GridHost host, JsonNode tokens) {
        return nobody(host).with("Authorization", "Bearer " + tokens.path("accessToken").asText());
    }
}
