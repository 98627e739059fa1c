package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;

/** Whether the hosts agree: by their cursors, by what they say themselves, and by all their records, one by one. */
public final class Agreement {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final MultiServerDomain domain;

    public Agreement(MultiServerDomain domain) {
        this.domain = domain;
    }

    /**
     * Waits until all hosts have taken over everything from each other, and asserts that they list the same records.
     *
     * @return what they all list
     */
    DomainContent await() {
        awaitIdentical();
        DomainContent atMaster = DomainContent.of(domain.asAdministrator(domain.master()));
        for (GridHost slave : domain.slaves()) {
            DomainContent atSlave = DomainContent.of(domain.asAdministrator(slave));
            assertThat(atSlave.differencesFrom(atMaster)).as("records in which %s differs from %s", slave, domain.master()).isEmpty();
        }
        return atMaster;
    }

    /** Waits until no host has anything to send or to receive. */
    public void awaitSameCursors() {
        within(PATIENCE, () -> {
            SortedMap<String, Long> atMaster = cursors(domain.asAdministrator(domain.master()));
            for (GridHost host : domain.hosts()) {
                assertThat(backlog(host)).as("backlog of %s", host).isZero();
                assertThat(cursors(domain.asAdministrator(host))).as("cursors of %s", host).isEqualTo(atMaster);
            }
            assertThat(Set.copyOf(positions().values())).as("positions that the hosts have confirmed: %s", positions()).hasSize(1);
        });
    }

    /** Waits until no host has anything to send or to receive, and every host says that all hosts are identical. */
    public void awaitIdentical() {
        awaitSameCursors();
        within(PATIENCE, () -> {
            for (GridHost host : domain.hosts()) {
                JsonNode said = said(host);
                assertThat(said.path("state").asText()).as("%s says %s", host, said).isEqualTo("IDENTICAL");
                assertThat(said.path("hosts")).as("hosts of which %s speaks", host).hasSize(domain.hosts().size());
            }
        });
    }

    /** What a host says of the agreement of all. */
    public JsonNode said(GridHost asked) {
        return domain.asAdministrator(asked).get("replication/agreement").expect(200).json();
    }

    /** What a host says of another's agreement with the master. */
    public JsonNode said(GridHost asked, GridHost of) {
        for (JsonNode host : said(asked).path("hosts")) {
            if (host.path("name").asText().equals(of.name())) {
                return host;
            }
        }
        throw new AssertionError(asked + " says nothing of " + of);
    }

    /** How a host has one stream. */
    public JsonNode stream(GridHost asked, String collection, String authority) {
        return domain.asAdministrator(asked).all("replication/cursors").stream()
                .filter(stream -> stream.path("collection").asText().equals(collection))
                .filter(stream -> stream.path("authority").asText().equals(authority))
                .findFirst()
                .orElseThrow(() -> new AssertionError(asked + " has no " + collection + " of " + authority));
    }

    /** How far a host has one stream. */
    public long sequence(GridHost asked, String collection, String authority) {
        return stream(asked, collection, authority).path("sequence").asLong(-1);
    }

    /** The position that each host has confirmed, as the master knows it; by the host's name. */
    SortedMap<String, Long> positions() {
        SortedMap<String, Long> positions = new TreeMap<>();
        domain.asAdministrator(domain.master()).all("replication")
                .forEach(host -> positions.put(host.path("name").asText(), host.path("position").asLong(-1)));
        return positions;
    }

    /** How far a host has each stream, by collection and authority. */
    static SortedMap<String, Long> cursors(ApiClient administrator) {
        SortedMap<String, Long> cursors = new TreeMap<>();
        List<JsonNode> streams = administrator.all("replication/cursors");
        for (JsonNode stream : streams) {
            assertThat(stream.path("condition").asText()).as("condition of %s at %s", stream, administrator).isEqualTo("STREAMING");
            if (stream.path("sequence").asLong(-1) == 0) {
                // Not begun, and known only because somebody has asked for it.
                continue;
            }
            cursors.put(stream.path("collection").asText() + " of " + stream.path("authority").asText(),
                    stream.path("sequence").asLong(-1));
        }
        return cursors;
    }

    /** Changes of a host that the master has not got yet, as the host says. */
    public long backlog(GridHost host) {
        return domain.asAdministrator(host).all("replication").stream()
                .filter(item -> item.path("name").asText().equals(host.name()))
                .mapToLong(item -> item.path("backlog").asLong(-1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(host + " says nothing of itself"));
    }
}
