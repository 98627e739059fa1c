package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostFiles;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The hosts of the Domain, as each of them lists them. */
class HostsIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @Test
    @Tag("R2.1")
    void allHostsListTheSameActiveHostsWithOneMaster() {
        List<JsonNode> atMaster = domain.asAdministrator(domain.master()).all("hosts");

        assertThat(atMaster).extracting(host -> host.path("name").asText())
                .containsExactlyInAnyOrderElementsOf(domain.hosts().stream().map(GridHost::name).toList());
        assertThat(atMaster).extracting(host -> host.path("state").asText()).containsOnly("ACTIVE");
        assertThat(atMaster).extracting(host -> host.path("role").asText()).containsOnlyOnce("MASTER").contains("SLAVE");
        assertThat(atMaster).extracting(host -> host.path("id").asText()).doesNotHaveDuplicates();
        for (GridHost slave : domain.slaves()) {
            eventually(() -> assertThat(domain.asAdministrator(slave).all("hosts")).containsExactlyInAnyOrderElementsOf(atMaster));
        }
    }

    @Test
    @Tag("R2.1")
    void allHostsAreInTheOneDomainOfTheMaster() {
        JsonNode atMaster = domain.asAdministrator(domain.master()).get("domain").expect(200).json();

        assertThat(atMaster.path("master").asText())
                .isEqualTo(new Scenario(domain).idOf(domain.master()));
        for (GridHost slave : domain.slaves()) {
            assertThat(domain.asAdministrator(slave).get("domain").expect(200).json()).isEqualTo(atMaster);
        }
    }

    @Test
    @Tag("R2.1")
    void hostRecordsNameTheAddressesOfTheHosts() {
        for (GridHost host : domain.hosts()) {
            JsonNode record = Scenario.hostRecord(domain.asAdministrator(domain.master()), host.name());
            assertThat(record.path("publicAddress").asText()).isEqualTo(host.publicAddress().toString());
            assertThat(record.path("privateAddress").asText()).isEqualTo(host.privateAddress().toString());
        }
    }

    @Test
    @Tag("R2.2")
    void publicKeyOfEachHostIsInItsRecordOnEveryHost() {
        for (GridHost host : domain.hosts()) {
            ECPublicKey key = new HostFiles(host).publicKey();
            for (GridHost asked : domain.hosts()) {
                JsonNode jwk = Scenario.hostRecord(domain.asAdministrator(asked), host.name()).path("publicKey");
                assertThat(jwk.path("crv").asText()).isEqualTo("P-256");
                assertThat(coordinate(jwk.path("x"))).isEqualTo(key.getW().getAffineX());
                assertThat(coordinate(jwk.path("y"))).isEqualTo(key.getW().getAffineY());
                assertThat(jwk.has("d")).as("the private part at %s", asked).isFalse();
            }
        }
    }

    private static BigInteger coordinate(JsonNode value) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(value.asText()));
    }

    @Test
    @Tag("R2.5")
    void hostThatIsInADomainNeitherFoundsNorJoinsAnother() {
        for (GridHost host : domain.hosts()) {
            domain.asAdministrator(host).post("domain", Map.of("name", "Another", "administrator", Map.of("loginName", "another", "password", "seven staples, no horse"))).expectProblem(409);
            domain.asAdministrator(host).post("domain/join", Map.of("masterAddress", domain.master().privateAddress(),
                    "token", "A".repeat(43) + "." + "B".repeat(43))).expectProblem(409);
        }
    }

    @Test
    @Tag("R7.9")
    void eachHostTellsHowFarAllHostsAre() {
        new Agreement(domain).awaitSameCursors();
        for (GridHost asked : domain.hosts()) {
            eventually(() -> {
                List<JsonNode> progress = domain.asAdministrator(asked).all("replication");
                assertThat(progress).hasSameSizeAs(domain.hosts());
                assertThat(progress).allSatisfy(host -> {
                    assertThat(host.path("position").isIntegralNumber()).as("position in %s", host).isTrue();
                    assertThat(host.path("lagChanges").asLong(-1)).as("lag in %s", host).isZero();
                    assertThat(host.path("backlog").asLong(-1)).as("backlog in %s", host).isZero();
                });
            });
        }
    }
}
