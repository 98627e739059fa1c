package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.BrokerClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.PrivateApi;
import org.ifolder.test.grid.ShownKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hosts get other keys while they are written to. */
@Tag("R2.6")
class KeyRotationIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);

    @Test
    @Tag("R2.4")
    void masterAndSlaveChangeTheirKeysUnderLoadAndTheKeysBeforeAreRefused() throws JMSException {
        GridHost master = domain.master();
        GridHost slave = domain.host(1);
        String masterId = scenario.idOf(master);
        String slaveId = scenario.idOf(slave);
        Map<String, String> before = fingerprints();
        ShownKey stolen = ShownKey.of(slave);
        Person owner = scenario.memberAt(slave);
        List<String> acknowledged = new ArrayList<>();

        try (SteadyWriter members = new SteadyWriter(() -> domain.asAdministrator(master).post("members",
                        Scenario.newMember(Scenario.unique("rotating"), null)));
                SteadyWriter iFolders = new SteadyWriter(() -> scenario.newIFolder(owner))) {
            rotate(slave, slaveId);
            rotate(master, masterId);
            eventually(() -> assertThat(fingerprints().get(masterId)).isNotEqualTo(before.get(masterId)));
            eventually(() -> assertThat(fingerprints().get(slaveId)).isNotEqualTo(before.get(slaveId)));
            int sofar = iFolders.acknowledged().size();
            eventually(() -> assertThat(iFolders.acknowledged()).hasSizeGreaterThan(sofar));
            assertThat(members.failed() + iFolders.failed()).isZero();
            acknowledged.addAll(iFolders.acknowledged());
        }

        new Agreement(domain).await();
        for (String iFolder : acknowledged) {
            domain.asAdministrator(domain.host(2)).get("catalog/" + iFolder).expect(200);
        }
        PrivateApi.withKeyOf(slave, master).with("Authorization", PrivateApi.token(slave, slaveId, masterId))
                .get("streams/DOMAIN/" + masterId).expect(200);
        PrivateApi.withKey(stolen, master).with("Authorization", PrivateApi.token(stolen, slaveId, masterId, Instant.now()))
                .get("streams/DOMAIN/" + masterId).expect(401);
        assertThatThrownBy(() -> new BrokerClient(stolen, master).close()).isInstanceOf(JMSException.class);
        domain.kill(slave);
        domain.start(slave);
        new Agreement(domain).awaitIdentical();
    }

    private static void rotate(GridHost host, String id) {
        assertThat(domain.asAdministrator(host).post("hosts/" + id + "/key-rotation", "").expect(202).text("fingerprint")).isNotEmpty();
        eventually(() -> assertThat(domain.asAdministrator(domain.host(2)).get("hosts/" + id).expect(200).text("nextFingerprint")).isNotEmpty());
    }

    /** By id, as the third host knows them. */
    private static Map<String, String> fingerprints() {
        Map<String, String> known = new LinkedHashMap<>();
        ApiClient third = domain.asAdministrator(domain.host(2));
        third.all("hosts").forEach(host -> known.put(host.path("id").asText(), host.path("fingerprint").asText()));
        return known;
    }
}
