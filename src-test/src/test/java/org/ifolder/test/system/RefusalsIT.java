package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ifolder.test.api.Answer;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is refused, and how clearly: a problem document with the right status that names the field at fault. Commands for the master
 * are asked for at a slave, so that the master's refusal has to come through.
 */
@Tag("R10.1")
class RefusalsIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private static Person owner;
    private static Person stranger;
    private static Answer iFolder;

    private final Scenario scenario = new Scenario(domain);

    @BeforeAll
    static void twoMembersAndAnIFolderOfOne() {
        Scenario scenario = new Scenario(domain);
        owner = scenario.memberAt(domain.host(1));
        stranger = scenario.memberAt(domain.host(1));
        iFolder = scenario.newIFolder(owner);
    }

    private static ApiClient atSlave() {
        return domain.asAdministrator(domain.host(1));
    }

    private static Map<String, Object> memberWith(String field, Object value) {
        Map<String, Object> member = Scenario.newMember(Scenario.unique("refused"), null);
        member.put(field, value);
        return member;
    }

    static Stream<Arguments> badMembers() {
        return Stream.of(
                Arguments.of("login name empty", "loginName", ""),
                Arguments.of("login name missing", "loginName", null),
                Arguments.of("login name with a control character", "loginName", "with\u0007bell"),
                Arguments.of("login name with a line feed", "loginName", "two\nlines"),
                Arguments.of("login name with a colon", "loginName", "with:colon"),
                Arguments.of("login name over its limit", "loginName", "x".repeat(65)),
                Arguments.of("login name of another type", "loginName", Map.of("a", 1)),
                Arguments.of("given name over its limit", "givenName", "x".repeat(256)),
                Arguments.of("family name with a control character", "familyName", "a\u0000b"),
                Arguments.of("display name that reverses direction", "displayName", "abc\u202Etxt"),
                Arguments.of("e-mail without @", "email", "nobody"),
                Arguments.of("e-mail without host", "email", "nobody@"),
                Arguments.of("e-mail with a space", "email", "no body@test.example"),
                Arguments.of("e-mail with two dots", "email", "nobody@test..example"),
                Arguments.of("e-mail over its limit", "email", "a@" + "b.".repeat(130) + "example"),
                Arguments.of("home host unknown", "homeHost", "nowhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"members?query=a%00", "members/a%00b", "members?homeHost=%00", "ifolders/%00", "catalog/a%00/rights",
        "reports/%00/content"})
    void addressThatHoldsNulIsRefused(String path) {
        assertThat(atSlave().get(path).status()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badMembers")
    void memberIsRefused(String what, String field, Object value) {
        atSlave().post("members", memberWith(field, value)).expectProblem(400, field);
    }

    static Stream<Arguments> takenLogins() {
        return Stream.of(
                Arguments.of("the same", (Spelling) login -> login),
                Arguments.of("in capitals", (Spelling) login -> login.toUpperCase(Locale.ROOT)),
                Arguments.of("decomposed", (Spelling) login -> Normalizer.normalize(login, Normalizer.Form.NFD)),
                Arguments.of("in full-width letters", (Spelling) login -> login.replace('m', '\uFF4D')));
    }

    private interface Spelling {
        String of(String login);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("takenLogins")
    @Tag("R3.1")
    void loginNameThatIsTakenIsRefused(String how, Spelling spelling) {
        String login = Scenario.unique("müller");
        atSlave().post("members", Scenario.newMember(login, null)).expect(201);

        Map<String, Object> again = Scenario.newMember(spelling.of(login), null);
        again.put("email", "again@test.example");

        atSlave().post("members", again).expectProblem(409, "loginName");
        domain.asAdministrator(domain.master()).post("members", again).expectProblem(409, "loginName");
    }

    @Test
    @Tag("R3.2")
    void homeHostThatIsNotActiveIsRefused() {
        String host = scenario.idOf(domain.host(2));
        ApiClient atMaster = domain.asAdministrator(domain.master());
        setState(atMaster, host, "MAINTENANCE");
        try {
            atSlave().post("members", memberWith("homeHost", host)).expectProblem(400, "homeHost");
            atSlave().postLdif("members/import?homeHost=" + host, Ldif.file(Ldif.person("nobody"))).expectProblem(400, "homeHost");
        } finally {
            setState(atMaster, host, "ACTIVE");
            for (GridHost each : domain.hosts()) {
                eventually(() -> assertThat(domain.asAdministrator(each).get("hosts/" + host).text("state")).isEqualTo("ACTIVE"));
            }
        }
    }

    private static void setState(ApiClient atMaster, String host, String state) {
        var record = atMaster.get("hosts/" + host).expect(200).json();
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("state", state);
        update.put("publicAddress", record.path("publicAddress").asText());
        update.put("privateAddress", record.path("privateAddress").asText());
        update.put("labels", record.path("labels"));
        atMaster.put("hosts/" + host, update).expect(200);
    }

    static Stream<Arguments> badRights() {
        return Stream.of(
                Arguments.of("unknown right", "{\"right\":\"EXECUTE\"}", 400),
                Arguments.of("right in small letters", "{\"right\":\"read_only\"}", 400),
                Arguments.of("right of another type", "{\"right\":[]}", 400),
                Arguments.of("no right", "{}", 400),
                Arguments.of("second OWNER", "{\"right\":\"OWNER\"}", 409));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRights")
    void rightIsRefused(String what, String body, int status) {
        String path = "ifolders/" + iFolder.text("id") + "/rights/" + stranger.id();

        scenario.as(owner).put(path, body).expectProblem(status, "right");

        assertThat(scenario.as(owner).all("ifolders/" + iFolder.text("id") + "/rights"))
                .extracting(right -> right.path("member").asText()).containsExactly(owner.id());
    }

    @Test
    void rightOfAMemberWhoIsNotKnownIsRefused() {
        scenario.as(owner).put("ifolders/" + iFolder.text("id") + "/rights/nobody", Map.of("right", "READ_ONLY"))
                .expectProblem(400, "member");
    }

    static Stream<Arguments> badIFolderNames() {
        return Stream.of(
                Arguments.of("empty", ""),
                Arguments.of("blank", "   "),
                Arguments.of("of 10,000 characters", "x".repeat(10_000)),
                Arguments.of("with a control character", "a\u0001b"));
    }

    @ParameterizedTest(name = "name {0}")
    @MethodSource("badIFolderNames")
    void iFolderIsRefused(String what, String name) {
        scenario.as(owner).post("ifolders", Map.of("name", name)).expectProblem(400, "name");
        scenario.as(owner).put("ifolders/" + iFolder.text("id"), Map.of("name", name)).expectProblem(400, "name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sizeBytes", "files", "folders"})
    void negativeUsageIsRefused(String field) {
        Map<String, Object> usage = new LinkedHashMap<>(Map.of("sizeBytes", 1, "files", 1, "folders", 1));
        usage.put(field, -1);

        scenario.as(owner).put("ifolders/" + iFolder.text("id") + "/usage", usage).expectProblem(400, field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"loginName\":", "nonsense", "[]", "\"text\"", "{\"loginName\":\"a\",}", ""})
    void bodyThatIsNoJsonObjectIsRefused(String body) {
        atSlave().post("members", body).expectProblem(400, "body");
    }

    @Test
    void unknownFieldIsRefusedByName() {
        atSlave().post("members", memberWith("logginName", "typo")).expectProblem(400, "logginName");
    }

    @Test
    void bodyOfAnotherMediaTypeIsRefused() {
        atSlave().with("Content-Type", "text/plain").send("POST", "members",
                java.net.http.HttpRequest.BodyPublishers.ofString("loginName=a")).expectProblem(415);
        atSlave().post("members/import", "{}").expectProblem(415);
    }

    static Stream<Arguments> badPages() {
        return Stream.of(
                Arguments.of("size=0", "size"),
                Arguments.of("size=-1", "size"),
                Arguments.of("size=1000000", "size"),
                Arguments.of("size=many", "size"),
                Arguments.of("page=-1", "page"),
                Arguments.of("page=first", "page"),
                Arguments.of("page=2147483647&size=500", "page"));
    }

    @ParameterizedTest
    @MethodSource("badPages")
    void pageIsRefused(String query, String field) {
        for (String list : DoorsIT.lists().toList()) {
            atSlave().get(list + "?" + query).expectProblem(400, field);
        }
    }

    @Test
    void staleVersionIsRefused() {
        Answer made = scenario.newIFolder(owner);
        String path = "ifolders/" + made.text("id");
        scenario.as(owner).put(path, Map.of("name", "newer")).expect(200);

        scenario.as(owner).with("If-Match", made.etag()).put(path, Map.of("name", "older")).expectProblem(412);
        scenario.as(owner).with("If-Match", made.etag()).delete(path).expectProblem(412);
        scenario.as(owner).with("If-Match", "W/" + made.etag()).put(path, Map.of("name", "older")).expectProblem(412);
        scenario.as(owner).with("If-Match", "no-quotes").put(path, Map.of("name", "older")).expectProblem(400, "If-Match");

        assertThat(scenario.as(owner).get(path).text("name")).isEqualTo("newer");
    }

    @Test
    void staleVersionOfAMemberIsRefusedByTheMasterThroughASlave() {
        Answer made = atSlave().post("members", Scenario.newMember(Scenario.unique("stale"), null)).expect(201);
        Map<String, Object> change = Scenario.newMember(made.text("loginName"), null);
        change.remove("homeHost");
        change.put("givenName", "Newer");
        atSlave().put("members/" + made.text("id"), change).expect(200);

        change.put("givenName", "Older");
        atSlave().with("If-Match", made.etag()).put("members/" + made.text("id"), change).expectProblem(412);
    }

    @Test
    @Tag("R1.5")
    void iFolderOfAnotherMemberIsNotThereForAStranger() {
        ApiClient api = scenario.as(stranger);
        String id = iFolder.text("id");

        for (String path : new String[] {"ifolders/" + id, "ifolders/" + id + "/rights", "catalog/" + id, "catalog/" + id + "/rights"}) {
            api.get(path).expectProblem(404);
        }
        api.put("ifolders/" + id, Map.of("name", "mine")).expectProblem(404);
        api.put("ifolders/" + id + "/usage", Map.of("sizeBytes", 1, "files", 1, "folders", 1)).expectProblem(404);
        api.put("ifolders/" + id + "/rights/" + stranger.id(), Map.of("right", "READ_ONLY")).expectProblem(404);
        api.put("ifolders/" + id + "/owner", Map.of("member", stranger.id())).expectProblem(404);
        api.delete("ifolders/" + id).expectProblem(404);
        assertThat(api.all("catalog")).extracting(item -> item.path("id").asText()).doesNotContain(id);
    }

    @Test
    void memberWhoMayOnlyReadChangesNothing() {
        Answer shared = scenario.newIFolder(owner);
        String id = shared.text("id");
        scenario.grant(owner, id, stranger, "READ_ONLY");
        ApiClient api = scenario.as(stranger);

        api.get("ifolders/" + id).expect(200);
        api.put("ifolders/" + id, Map.of("name", "mine")).expectProblem(403);
        api.put("ifolders/" + id + "/rights/" + owner.id(), Map.of("right", "READ_ONLY")).expectProblem(403);
        api.put("ifolders/" + id + "/owner", Map.of("member", stranger.id())).expectProblem(403);
        api.delete("ifolders/" + id).expectProblem(403);
    }

    @Test
    void memberMakesNoIFolderForAnother() {
        scenario.as(stranger).post("ifolders", Map.of("name", "gift", "owner", owner.id())).expectProblem(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", ""})
    void passwordUnderItsLimitIsRefused(String password) {
        atSlave().put("members/" + owner.id() + "/password", Map.of("password", password)).expectProblem(400, "password");
    }

    @Test
    void reportOfAnUnknownKindIsRefused() {
        scenario.as(owner).post("reports", Map.of("kind", "HOROSCOPE")).expectProblem(400, "kind");
    }

    @Test
    void whatIsNotThereIsAProblemDocumentToo() {
        for (String path : new String[] {"nothing", "members/nobody", "hosts/none", "groups/none", "ifolders/none", "catalog/none",
            "reports/none"}) {
            atSlave().get(path).expectProblem(404);
        }
        atSlave().delete("catalog/" + iFolder.text("id")).expectProblem(405);
    }
}
