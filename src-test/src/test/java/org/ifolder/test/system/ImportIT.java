package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.tool.folder.Credential;
import org.ifolder.tool.secret.SaltedHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Members from LDIF files. */
@Tag("R3.1")
@Tag("on-postgresql")
class ImportIT {

    private static final int PEOPLE = 150;

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final Agreement agreement = new Agreement(domain);
    private ApiClient atMaster;

    @BeforeEach
    void asAdministrator() {
        atMaster = domain.asAdministrator(domain.master());
    }

    @Test
    void peopleAndGroupsOfAFileAreOnAllHostsWithTheSameIdsAndHomes() {
        byte[] file = Ldif.inventedPeople(PEOPLE);

        JsonNode result = atMaster.postLdif("members/import", BodyPublishers.ofByteArray(file)).expect(200).json();

        assertCounts(result, PEOPLE, 0, 0);
        assertThat(result.path("refusedTotal").asLong(-1)).isZero();
        assertThat(result.path("groups").path("created").asLong(-1)).isPositive();
        DomainContent everywhere = agreement.await();
        assertThat(everywhere.count("members")).isGreaterThanOrEqualTo(PEOPLE);
        assertThat(everywhere.count("groups")).isPositive();
    }

    @Test
    @Tag("R7.2")
    void sameFileAgainLeavesThePositionOfEachHostWhereItWas() {
        byte[] file = Ldif.inventedPeople(40);
        atMaster.postLdif("members/import", BodyPublishers.ofByteArray(file)).expect(200);
        agreement.awaitSameCursors();
        Map<String, SortedMap<String, Long>> before = cursorsOfAllHosts();
        SortedMap<String, Long> positions = agreement.positions();

        JsonNode result = atMaster.postLdif("members/import", BodyPublishers.ofByteArray(file)).expect(200).json();

        assertCounts(result, 0, 0, 40);
        assertThat(result.path("groups").path("unchanged").asLong(-1)).isPositive();
        assertThat(cursorsOfAllHosts()).isEqualTo(before);
        assertThat(agreement.positions()).isEqualTo(positions);
        assertThat(changesOfTheNextMember()).as("changes up to the next member").isOne();
    }

    /** What is sealed once a member was made: that member's record, and whatever was left before it. */
    private long changesOfTheNextMember() {
        long before = Agreement.cursors(atMaster).get("DOMAIN of " + scenario.idOf(domain.master()));
        atMaster.post("members", Scenario.newMember(Scenario.unique("marker"), null)).expect(201);
        agreement.awaitSameCursors();
        return Agreement.cursors(atMaster).get("DOMAIN of " + scenario.idOf(domain.master())) - before;
    }

    @Test
    void changedPersonIsUpdatedAndKeepsIdAndHome() {
        String uid = Scenario.unique("changing");
        atMaster.postLdif("members/import", Ldif.file(Ldif.person(uid, "displayName: Before"))).expect(200);
        JsonNode before = only(atMaster, uid);

        JsonNode result = atMaster.postLdif("members/import", Ldif.file(Ldif.person(uid, "displayName: After"))).expect(200).json();

        assertCounts(result, 0, 1, 0);
        JsonNode after = only(atMaster, uid);
        assertThat(after.path("displayName").asText()).isEqualTo("After");
        assertThat(after.path("id")).isEqualTo(before.path("id"));
        assertThat(after.path("homeHost")).isEqualTo(before.path("homeHost"));
    }

    @Test
    void brokenEntryInTheMiddleIsListedWithItsLineAndTheRestIsTaken() {
        String first = Scenario.unique("first");
        String last = Scenario.unique("last");
        String broken = "dn: uid=broken,ou=People,dc=test,dc=example\nobjectClass: person\nthis line has no colon\n";
        String file = Ldif.file(Ldif.person(first), broken, Ldif.person(last));

        JsonNode result = atMaster.postLdif("members/import", file).expect(200).json();

        assertCounts(result, 2, 0, 0);
        assertRefused(result, 1, lineOf(file, "dn: uid=broken"));
        only(atMaster, first);
        only(atMaster, last);
    }

    @Test
    void personWhoCannotBeTakenIsListedWithTheReasonAndTheRestIsTaken() {
        String first = Scenario.unique("first");
        String last = Scenario.unique("last");
        String file = Ldif.file(Ldif.person(first),
                Ldif.person("wrong-mail").replace("mail: wrong-mail@test.example", "mail: no address"),
                Ldif.person(last));

        JsonNode result = atMaster.postLdif("members/import", file).expect(200).json();

        assertCounts(result, 2, 0, 0);
        assertRefused(result, 1, lineOf(file, "dn: uid=wrong-mail"));
        assertThat(result.path("refused").path(0).path("dn").asText()).startsWith("uid=wrong-mail");
        only(atMaster, last);
    }

    @Test
    void foldedLinesBase64AndCommentsAreUnderstood() {
        String uid = Scenario.unique("folded");
        String file = Ldif.file("# a comment\n#  that goes on\n" + Ldif.person(uid, Ldif.base64("displayName", "Ægir Þórsson"),
                "givenName: Fol", " ded"));

        assertCounts(atMaster.postLdif("members/import", file).expect(200).json(), 1, 0, 0);

        JsonNode member = only(atMaster, uid);
        assertThat(member.path("displayName").asText()).isEqualTo("Ægir Þórsson");
        assertThat(member.path("givenName").asText()).isEqualTo("Folded");
    }

    @Test
    void otherEntriesAreSkippedWithAReason() {
        String file = Ldif.file("dn: ou=Printers,dc=test,dc=example\nobjectClass: organizationalUnit\nou: Printers\n",
                Ldif.person(Scenario.unique("beside")));

        JsonNode result = atMaster.postLdif("members/import", file).expect(200).json();

        assertCounts(result, 1, 0, 0);
        assertThat(result.path("skippedTotal").asLong()).isOne();
        assertThat(result.path("skipped").path(0).path("reason").asText()).isNotBlank();
    }

    @Test
    @Tag("R3.2")
    void homeHostIsTheOneAskedForOrTheOneTheEntryNames() {
        String asked = Scenario.unique("asked");
        String named = Scenario.unique("named");
        String host2 = scenario.idOf(domain.host(2));

        atMaster.postLdif("members/import?homeHost=" + host2, Ldif.file(Ldif.person(asked))).expect(200);
        atMaster.postLdif("members/import", Ldif.file(Ldif.person(named, "iFolderHomeServer: host1"))).expect(200);

        assertThat(only(atMaster, asked).path("homeHost").asText()).isEqualTo(host2);
        assertThat(only(atMaster, named).path("homeHost").asText()).isEqualTo(scenario.idOf(domain.host(1)));
    }

    @Test
    @Tag("R4.5")
    void passwordHashIsTakenWhenAskedForAndCountsAtTheHomeHostAlone() {
        Credential credential = new Credential(Scenario.unique("hashed"), "a password in the file");
        Credential ignored = new Credential(Scenario.unique("ignored"), "a password in the file");
        String host1 = scenario.idOf(domain.host(1));

        atMaster.postLdif("members/import?passwords=hash&homeHost=" + host1, Ldif.file(withPassword(credential))).expect(200);
        atMaster.postLdif("members/import?homeHost=" + host1, Ldif.file(withPassword(ignored))).expect(200);

        eventually(() -> domain.as(credential, domain.host(1)).get("ifolders").expect(200));
        domain.as(credential, domain.host(2)).get("ifolders").expectProblem(307);
        domain.as(ignored, domain.host(1)).get("ifolders").expectProblem(401);
    }

    private static String withPassword(Credential credential) {
        return Ldif.person(credential.login(), "userPassword: " + SaltedHash.of(credential.password()));
    }

    @Test
    @Tag("R1.1")
    void importAskedForAtASlaveIsPassedOnToTheMaster() {
        String uid = Scenario.unique("through-a-slave");

        JsonNode result = domain.asAdministrator(domain.host(2)).postLdif("members/import", Ldif.file(Ldif.person(uid))).expect(200).json();

        assertCounts(result, 1, 0, 0);
        JsonNode member = only(atMaster, uid);
        for (GridHost host : domain.hosts()) {
            eventually(() -> assertThat(only(domain.asAdministrator(host), uid)).isEqualTo(member));
        }
    }

    @Test
    void groupTakesItsMembersFromTheFile() {
        String one = Scenario.unique("one");
        String two = Scenario.unique("two");
        String group = Scenario.unique("team");

        atMaster.postLdif("members/import", Ldif.file(Ldif.person(one), Ldif.person(two), Ldif.group(group, one, two))).expect(200);

        String id = atMaster.all("groups?query=" + group).get(0).path("id").asText();
        for (GridHost host : domain.hosts()) {
            eventually(() -> assertThat(domain.asAdministrator(host).all("groups/" + id + "/members"))
                    .extracting(member -> member.path("loginName").asText()).containsExactlyInAnyOrder(one, two));
        }
    }

    private Map<String, SortedMap<String, Long>> cursorsOfAllHosts() {
        Map<String, SortedMap<String, Long>> cursors = new LinkedHashMap<>();
        domain.hosts().forEach(host -> cursors.put(host.name(), Agreement.cursors(domain.asAdministrator(host))));
        return cursors;
    }

    private static JsonNode only(ApiClient api, String login) {
        var found = api.all("members?query=" + login);
        assertThat(found).as("members with the login name %s at %s", login, api).hasSize(1);
        return found.get(0);
    }

    private static void assertCounts(JsonNode result, long created, long updated, long unchanged) {
        assertThat(result.path("created").asLong(-1)).as("created in %s", result).isEqualTo(created);
        assertThat(result.path("updated").asLong(-1)).as("updated in %s", result).isEqualTo(updated);
        assertThat(result.path("unchanged").asLong(-1)).as("unchanged in %s", result).isEqualTo(unchanged);
    }

    private static void assertRefused(JsonNode result, long total, long line) {
        assertThat(result.path("refusedTotal").asLong(-1)).as("refused in %s", result).isEqualTo(total);
        assertThat(result.path("refused").path(0).path("line").asLong(-1)).as("line in %s", result).isEqualTo(line);
        assertThat(result.path("refused").path(0).path("reason").asText()).as("reason in %s", result).isNotBlank();
    }

    private static long lineOf(String file, String begin) {
        return file.substring(0, file.indexOf(begin)).lines().count() + 1;
    }
}
