package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;
import static org.ifolder.test.grid.MultiServerDomain.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ifolder.test.api.Answer;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of an iFolder on a slave, as the catalogs of the other hosts show it. */
@Tag("R1.2")
@Tag("on-postgresql")
class IFoldersIT {

    /** Within which a change has to show on other hosts. The issue says one second; a busy build machine gets some more. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private static Person owner;
    private static Person friend;

    private final Scenario scenario = new Scenario(domain);
    private Answer made;
    private String id;

    @BeforeAll
    static void membersOfTwoSlaves() {
        Scenario scenario = new Scenario(domain);
        owner = scenario.memberAt(domain.host(1));
        friend = scenario.memberAt(domain.host(2));
    }

    @BeforeEach
    void anIFolder() {
        made = scenario.newIFolder(owner);
        id = made.text("id");
    }

    @Test
    void newIFolderIsInTheCatalogOfAllHosts() {
        assertThat(made.text("host")).isEqualTo(scenario.idOf(domain.host(1)));
        assertThat(made.text("owner")).isEqualTo(owner.id());
        everywhere(catalog -> {
            assertThat(catalog.text("name")).isEqualTo(made.text("name"));
            assertThat(catalog.text("host")).isEqualTo(made.text("host"));
            assertThat(catalog.text("owner")).isEqualTo(owner.id());
        });
        for (GridHost host : domain.hosts()) {
            eventually(() -> assertThat(rightsAt(host)).containsExactly(owner.id() + " OWNER"));
        }
    }

    @Test
    void newNameReachesAllHostsAndTheOldVersionIsNoLongerAccepted() {
        String name = Scenario.unique("renamed");
        ApiClient api = scenario.as(owner).with("If-Match", made.etag());

        Answer renamed = api.put("ifolders/" + id, Map.of("name", name)).expect(200);

        assertThat(renamed.etag()).isNotEqualTo(made.etag());
        api.put("ifolders/" + id, Map.of("name", "too late")).expectProblem(412);
        everywhere(catalog -> assertThat(catalog.text("name")).isEqualTo(name));
    }

    @Test
    void rightOfAMemberOfAnotherSlaveIsGrantedChangedAndRevokedThereToo() {
        assertThat(friendsCatalog()).isEmpty();

        scenario.grant(owner, id, friend, "READ_ONLY");
        within(SOON, () -> assertThat(rightsAt(domain.host(2))).contains(friend.id() + " READ_ONLY"));
        within(SOON, () -> assertThat(friendsCatalog()).contains(id));

        scenario.grant(owner, id, friend, "READ_WRITE");
        within(SOON, () -> assertThat(rightsAt(domain.host(2))).contains(friend.id() + " READ_WRITE"));

        scenario.as(owner).delete("ifolders/" + id + "/rights/" + friend.id()).expect(200, 204);
        within(SOON, () -> assertThat(rightsAt(domain.host(2))).containsExactly(owner.id() + " OWNER"));
        within(SOON, () -> assertThat(friendsCatalog()).isEmpty());
    }

    @Test
    void ownerOfAnotherHostGovernsTheIFolderFromTheirOwnHost() {
        scenario.as(owner).put("ifolders/" + id + "/owner", Map.of("member", friend.id())).expect(200);
        everywhere(catalog -> assertThat(catalog.text("owner")).isEqualTo(friend.id()));
        String name = Scenario.unique("from-afar");

        scenario.as(friend).put("ifolders/" + id, Map.of("name", name)).expect(200);

        everywhere(catalog -> {
            assertThat(catalog.text("name")).isEqualTo(name);
            assertThat(catalog.text("host")).as("the host, which stays").isEqualTo(made.text("host"));
        });
        eventually(() -> assertThat(rightsAt(domain.host(2)))
                .containsExactlyInAnyOrder(friend.id() + " OWNER", owner.id() + " READ_WRITE"));
        scenario.as(owner).put("ifolders/" + id, Map.of("name", "mine no more")).expectProblem(403);
    }

    @Test
    void refusalOfTheHostThatDecidesReachesTheClientOfTheHostThatWasAsked() {
        scenario.as(owner).put("ifolders/" + id + "/owner", Map.of("member", friend.id())).expect(200);
        eventually(() -> assertThat(friendsCatalog()).contains(id));

        scenario.as(friend).put("ifolders/" + id, Map.of("name", "")).expectProblem(400, "name");
        scenario.as(friend).with("If-Match", made.etag()).put("ifolders/" + id, Map.of("name", "stale")).expectProblem(412);
    }

    @Test
    void administratorMakesAnIFolderForAMemberOfAnotherHostOnThatMembersHomeHost() {
        String name = Scenario.unique("given");
        ApiClient elsewhere = domain.asAdministrator(domain.host(2)).with("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, String> wanted = Map.of("name", name, "owner", owner.id());

        Answer given = elsewhere.post("ifolders", wanted).expect(201);
        Answer again = elsewhere.post("ifolders", wanted).expect(201);

        assertThat(given.text("host")).isEqualTo(scenario.idOf(owner.home()));
        assertThat(again.text("id")).isEqualTo(given.text("id"));
        assertThat(domain.asAdministrator(owner.home()).total("ifolders?query=" + name)).isOne();
    }

    @Test
    void usageReachesAllHosts() {
        scenario.as(owner).put("ifolders/" + id + "/usage", Map.of("sizeBytes", 5_000_000_000L, "files", 17, "folders", 3)).expect(200);

        everywhere(catalog -> {
            JsonNode usage = catalog.json().path("usage");
            assertThat(usage.path("sizeBytes").asLong()).isEqualTo(5_000_000_000L);
            assertThat(usage.path("files").asLong()).isEqualTo(17);
            assertThat(usage.path("folders").asLong()).isEqualTo(3);
        });
    }

    @Test
    void deletedIFolderLeavesTheCatalogOfAllHosts() {
        scenario.grant(owner, id, friend, "READ_WRITE");
        eventually(() -> assertThat(friendsCatalog()).contains(id));

        scenario.as(owner).delete("ifolders/" + id).expect(200, 204);

        scenario.as(owner).get("ifolders/" + id).expectProblem(404);
        for (GridHost host : domain.hosts()) {
            eventually(() -> domain.asAdministrator(host).get("catalog/" + id).expectProblem(404));
        }
        eventually(() -> assertThat(friendsCatalog()).isEmpty());
    }

    @Test
    @Tag("R1.5")
    void memberListsTheIFoldersOnWhichTheyHoldARightAndNoOthers() {
        Person stranger = scenario.memberAt(domain.host(2));
        scenario.grant(owner, id, stranger, "READ_ONLY");
        scenario.newIFolder(owner);

        eventually(() -> assertThat(scenario.as(stranger).all("catalog"))
                .extracting(item -> item.path("id").asText()).containsExactly(id));
        assertThat(scenario.as(stranger).all("ifolders")).isEmpty();
    }

    private interface Check {
        void on(Answer catalog);
    }

    private void everywhere(Check check) {
        for (GridHost host : domain.hosts()) {
            eventually(() -> check.on(domain.asAdministrator(host).get("catalog/" + id).expect(200)));
        }
    }

    private List<String> rightsAt(GridHost host) {
        return domain.asAdministrator(host).all("catalog/" + id + "/rights").stream()
                .map(right -> right.path("member").asText() + " " + right.path("right").asText())
                .toList();
    }

    private List<String> friendsCatalog() {
        return scenario.as(friend).all("catalog?query=" + made.text("name")).stream().map(item -> item.path("id").asText()).toList();
    }
}
