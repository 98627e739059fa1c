package org.ifolder.test.system;

import java.time.Duration;
import java.time.Instant;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.PrivateApi;
import org.ifolder.test.grid.ShownKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host is known at the private port by the key that it proves for its connection and a token of its own for this host, now. */
@Tag("R2.4")
class PrivateDoorIT {

    private static final String PATH = "streams/DOMAIN/";

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final GridHost master = domain.master();
    private final GridHost slave = domain.host(1);
    private final GridHost other = domain.host(2);
    private String masterId;
    private String slaveId;

    @BeforeEach
    void knowIds() {
        ApiClient api = domain.asAdministrator(master);
        masterId = Scenario.hostRecord(api, master.name()).path("id").asText();
        slaveId = Scenario.hostRecord(api, slave.name()).path("id").asText();
    }

    @Test
    void aHostIsLetIn() {
        ask(PrivateApi.withKeyOf(slave, master), PrivateApi.token(slave, slaveId, masterId), 200);
    }

    @Test
    void aHostsTokenCountsOverItsOwnConnectionAlone() {
        String token = PrivateApi.token(slave, slaveId, masterId);

        ask(PrivateApi.withoutKey(master), token, 401);
        ask(PrivateApi.withKeyOf(other, master), token, 401);
    }

    @Test
    void aHostSpeaksForItselfAlone() {
        ask(PrivateApi.withKeyOf(other, master), PrivateApi.token(other, slaveId, masterId), 401);
        ask(PrivateApi.withKeyOf(slave, master), PrivateApi.token(other, slaveId, masterId), 401);
    }

    @Test
    void aTokenIsForOneHostAndForAMoment() {
        ask(PrivateApi.withKeyOf(slave, master), PrivateApi.token(slave, slaveId, slaveId), 401);
        ask(PrivateApi.withKeyOf(slave, master), PrivateApi.token(ShownKey.of(slave), slaveId, masterId, Instant.now().minus(Duration.ofMinutes(5))), 401);
    }

    private void ask(ApiClient client, String token, int status) {
        client.with("Authorization", token).get(PATH + masterId).expect(status);
    }
}
