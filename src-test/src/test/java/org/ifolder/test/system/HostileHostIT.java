package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.BrokerClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.PrivateApi;
import org.ifolder.test.grid.RecordedMessage;
import org.ifolder.tool.folder.Credential;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A host of the Domain that lies, by the hand of somebody who has its key: it is refused and shut off, the others go on, and at last it is
 * revoked and removed; and one that leaves as it should. The last class, as its hosts are gone for good.
 */
@Order(Integer.MAX_VALUE)
@Tag("R7.6")
class HostileHostIT {

    private static final int LARGE = 100 << 20;

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final GridHost master = domain.master();
    private final ApiClient api = domain.asAdministrator(master);
    private final Agreement agreement = new Agreement(domain);

    @Test
    @Tag("R2.4")
    @Tag("R2.6")
    @Tag("R2.7")
    void aHostThatLiesIsRefusedShutOffRevokedAndRemoved() throws JMSException {
        String name = "host" + domain.hosts().size();
        domain.addHost(name);
        GridHost liar = domain.hosts().get(domain.hosts().size() - 1);
        String id = scenario.idOf(liar);
        domain.giveAdministrator(liar);
        Person member = scenario.memberAt(liar);
        Person elsewhere = scenario.memberAt(domain.host(1));
        String iFolder = scenario.newIFolder(member).text("id");
        eventually(() -> api.get("catalog/" + iFolder).expect(200));
        domain.takeAdministrator(liar);
        domain.kill(liar);

        assertWritesAndReadsNothingOfOthers(liar);
        assertItsOwnStreamStops(liar, id);
        assertRefusedEachTime(liar, id);
        assertShutOffWhileOthersGoOn(liar, id, elsewhere);
        api.delete("replication/quarantine/" + id).expect(204);
        api.delete("replication/quarantine/" + id).expectProblem(404);
        assertThatALargeMessageEndsTheConnection(liar, id);

        domain.start(liar);
        eventually(() -> api.post("replication/streams/REPORT/" + id + "/resynchronise", "").expect(200, 202));
        agreement.awaitIdentical();
        assertRevoked(liar, id);
        assertRemoved(liar, id, member);
        assertTakenOver(iFolder, elsewhere);
        assertAnEmptyHostLeaves();
    }

    private void assertWritesAndReadsNothingOfOthers(GridHost liar) throws JMSException {
        String other = "ifolder.inbound." + scenario.idOf(domain.host(1));
        try (BrokerClient client = new BrokerClient(liar, master)) {
            RecordedMessage nothing = new RecordedMessage("BATCH", new byte[] {1}, null);
            assertThatThrownBy(() -> client.sendToQueue(other, List.of(nothing))).isInstanceOf(JMSException.class);
            assertThatThrownBy(() -> client.publish("ifolder.lane.domain", List.of(nothing))).isInstanceOf(JMSException.class);
            assertThatThrownBy(() -> client.listenToQueue(other)).isInstanceOf(JMSException.class);
            assertThatThrownBy(() -> client.sendToQueue("ifolder.inbound.nobody", List.of(nothing))).isInstanceOf(JMSException.class);
            assertThatThrownBy(() -> client.takeOverSubscription("ifolder.lane.domain")).isInstanceOf(JMSException.class);
        }
        assertThatThrownBy(() -> {
            try (BrokerClient client = BrokerClient.asClusterUser(liar, master)) {
                client.sendToQueue(other, List.of(new RecordedMessage("BATCH", new byte[] {1}, null)));
            }
        }).isInstanceOf(JMSException.class);
    }

    private void assertRefusedEachTime(GridHost liar, String id) throws JMSException {
        ForgedMessages forged = new ForgedMessages(liar, id, api.get("domain").expect(200).text("id"));
        String slave = scenario.idOf(domain.host(1));
        Map<String, RecordedMessage> lies = new LinkedHashMap<>();
        lies.put("a slave sends only batches of its own", forged.ofAnother(slave));
        lies.put("not the master", forged.domainData());
        lies.put("another Domain", forged.ofAnotherDomain());
        lies.put("signature", forged.withABitFlipped());
        lies.put("not its authority's", forged.withoutItsSignature());
        lies.put("header", forged.cut());
        lies.put("cannot be read", forged.deeplyNested());
        lies.put("a heartbeat of " + slave, forged.lifeOf(slave));
        lies.put("of a kind", forged.heads());
        long before = refusalsOf(id).path("count").asLong();
        for (Map.Entry<String, RecordedMessage> lie : lies.entrySet()) {
            send(liar, id, lie.getValue());
            long expected = ++before;
            eventually(() -> assertThat(refusalsOf(id).path("count").asLong()).as(lie.getKey()).isEqualTo(expected));
            assertThat(refusalsOf(id).path("reason").asText()).contains(lie.getKey());
            assertThat(quarantined()).isEmpty();
        }
        try (BrokerClient client = new BrokerClient(liar, master)) {
            client.sendObjectToQueue("ifolder.inbound." + id, new ArrayList<>(List.of("a serialised object")));
        }
        eventually(() -> assertThat(refusalsOf(id).path("count").asLong()).isEqualTo(lies.size() + 1L));
        assertThat(refusalsOf(id).path("reason").asText()).contains("of a kind");
    }

    /** A record of another host in a batch of the liar's own stops that stream, and no other. */
    private void assertItsOwnStreamStops(GridHost liar, String id) throws JMSException {
        send(liar, id, new ForgedMessages(liar, id, api.get("domain").expect(200).text("id")).overARecordOf(scenario.idOf(domain.host(1))));
        eventually(() -> assertThat(agreement.stream(master, "REPORT", id).path("condition").asText()).isEqualTo("FOREIGN"));
        assertThat(agreement.stream(master, "REPORT", id).path("reason").asText()).contains("of another authority");
        assertThat(agreement.stream(master, "CATALOG", id).path("condition").asText()).isEqualTo("STREAMING");
    }

    private void send(GridHost liar, String id, RecordedMessage message) throws JMSException {
        try (BrokerClient client = BrokerClient.thatSendsInOnePiece(liar, master)) {
            client.sendToQueue("ifolder.inbound." + id, List.of(message));
        }
    }

    private JsonNode refusalsOf(String id) {
        return api.all("replication/refusals").stream().filter(one -> one.path("host").asText().equals(id)).findFirst()
                .orElse(MissingNode.getInstance());
    }

    private List<String> quarantined() {
        return api.all("replication/quarantine").stream().map(one -> one.path("host").asText()).toList();
    }

    private void assertShutOffWhileOthersGoOn(GridHost liar, String id, Person elsewhere) {
        eventually(() -> assertThat(quarantined()).containsExactly(id));
        assertThatThrownBy(() -> new BrokerClient(liar, master).close()).isInstanceOf(JMSException.class);
        askPrivateApi(liar, id, 401);
        String iFolder = scenario.newIFolder(elsewhere).text("id");
        for (GridHost host : List.of(master, domain.host(1), domain.host(2))) {
            eventually(() -> domain.asAdministrator(host).get("catalog/" + iFolder).expect(200));
        }
    }

    private void askPrivateApi(GridHost liar, String id, int status) {
        String masterId = scenario.idOf(master);
        PrivateApi.withKeyOf(liar, master).with("Authorization", PrivateApi.token(liar, id, masterId)).get("streams/DOMAIN/" + masterId)
                .expect(status);
    }

    private void assertThatALargeMessageEndsTheConnection(GridHost liar, String id) throws JMSException {
        RecordedMessage large = new RecordedMessage("BATCH", new byte[LARGE], null);
        try (BrokerClient client = new BrokerClient(liar, master)) {
            assertThatThrownBy(() -> client.sendToQueue("ifolder.inbound." + id, List.of(large))).isInstanceOf(JMSException.class);
        }
        try (BrokerClient client = BrokerClient.thatSendsInOnePiece(liar, master)) {
            assertThatThrownBy(() -> client.sendToQueue("ifolder.inbound." + id, List.of(large))).isInstanceOf(JMSException.class);
        }
        api.get("health").expect(200);
    }

    private void assertRevoked(GridHost liar, String id) {
        api.get("hosts/" + id + "/revocation").expectProblem(409);
        api.post("hosts/" + scenario.idOf(master) + "/revocation", "").expectProblem(409);
        assertThat(domain.asAdministrator(domain.host(1)).post("hosts/" + id + "/revocation", "").expect(200).json().path("keyInForce").asBoolean())
                .isFalse();
        eventually(() -> {
            JsonNode acts = api.get("hosts/" + id + "/revocation").expect(200).json().path("hosts");
            assertThat(acts).hasSize(domain.hosts().size() - 1).allMatch(act -> act.hasNonNull("closedAt"));
        });
        askPrivateApi(liar, id, 401);
        assertThatThrownBy(() -> new BrokerClient(liar, master).close()).isInstanceOf(JMSException.class);
        api.post("hosts/" + id + "/revocation", "").expectProblem(409);
        domain.kill(liar);
    }

    private void assertRemoved(GridHost liar, String id, Person member) {
        JsonNode residents = api.get("hosts/" + id + "/residents").expect(200).json();
        assertThat(residents.path("members").asLong()).isEqualTo(1);
        assertThat(residents.path("mayLeave").asBoolean()).isFalse();
        api.post("hosts/" + id + "/departure", "").expectProblem(409);
        api.post("hosts/" + id + "/forced-removal", Map.of("confirmation", "another")).expectProblem(409, "confirmation");
        api.post("hosts/" + id + "/forced-removal", Map.of("confirmation", residents.path("confirmation").asText())).expect(200);

        for (GridHost host : domain.hosts()) {
            if (!host.name().equals(liar.name())) {
                eventually(() -> assertThat(domain.asAdministrator(host).get("hosts/" + id).expect(200).text("state")).isEqualTo("LEFT"));
            }
        }
        String home = scenario.idOf(domain.host(1));
        assertThat(api.put("members/" + member.id() + "/home", Map.of("homeHost", home)).expect(200).text("homeHost")).isEqualTo(home);
        eventually(() -> domain.asAdministrator(domain.host(1)).put("members/" + member.id() + "/password", Map.of("password", "another-pass", "temporary", false))
                .expect(204));
        eventually(() -> domain.as(new Credential(member.login(), "another-pass"), domain.host(1)).get("catalog").expect(200));
        api.post("join-tokens", Map.of("hostName", liar.name())).expect(201);
        assertIdentical();
    }

    /** The master goes on with what the removed host had, over a restart and a change of its own key. */
    private void assertTakenOver(String iFolder, Person adopter) {
        String masterId = scenario.idOf(master);
        eventually(() -> {
            JsonNode orphan = domain.asAdministrator(domain.host(1)).get("catalog/" + iFolder).expect(200).json();
            assertThat(orphan.path("host").asText()).isEqualTo(masterId);
            assertThat(orphan.hasNonNull("owner")).isFalse();
        });
        domain.asAdministrator(domain.host(2)).put("ifolders/" + iFolder + "/owner", Map.of("member", adopter.id())).expect(200);
        eventually(() -> assertThat(scenario.as(adopter).get("catalog/" + iFolder).expect(200).text("right")).isEqualTo("OWNER"));
        assertIdentical();

        domain.kill(master);
        domain.start(master);
        String before = api.get("hosts/" + masterId).expect(200).text("fingerprint");
        eventually(() -> api.post("hosts/" + masterId + "/key-rotation", "").expect(202));
        eventually(() -> assertThat(domain.asAdministrator(domain.host(1)).get("hosts/" + masterId).expect(200).text("fingerprint"))
                .isNotEqualTo(before));
        scenario.as(adopter).put("ifolders/" + iFolder, Map.of("name", "Adopted")).expect(200);
        for (GridHost host : List.of(master, domain.host(1), domain.host(2))) {
            eventually(() -> assertThat(domain.asAdministrator(host).get("catalog/" + iFolder).expect(200).text("name")).isEqualTo("Adopted"));
        }
        assertIdentical();
    }

    /** A host on which nobody lives leaves, and all others take it for gone. */
    private void assertAnEmptyHostLeaves() {
        domain.addHost("leaver");
        GridHost leaver = domain.hosts().get(domain.hosts().size() - 1);
        String id = scenario.idOf(leaver);
        JsonNode record = api.get("hosts/" + id).expect(200).json();
        api.post("hosts/" + id + "/departure", "").expectProblem(409);
        api.put("hosts/" + id, Map.of("state", "DRAINING", "publicAddress", record.path("publicAddress").asText(),
                "privateAddress", record.path("privateAddress").asText(), "labels", List.of())).expect(200);
        eventually(() -> assertThat(api.get("hosts/" + id + "/residents").expect(200).json().path("mayLeave").asBoolean()).isTrue());
        assertThat(api.post("hosts/" + id + "/departure", "").expect(200).text("state")).isEqualTo("LEFT");

        for (GridHost host : List.of(domain.host(1), domain.host(2))) {
            eventually(() -> assertThat(domain.asAdministrator(host).get("hosts/" + id).expect(200).text("state")).isEqualTo("LEFT"));
        }
        askPrivateApi(leaver, id, 401);
        domain.kill(leaver);
        assertThat(api.all("replication")).noneMatch(host -> host.path("host").asText().equals(id));
        assertIdentical();
    }

    private void assertIdentical() {
        eventually(() -> assertThat(api.get("replication/agreement").expect(200).text("state")).isEqualTo("IDENTICAL"));
    }
}
