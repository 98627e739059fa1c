package org.ifolder.test.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.system.Agreement;

/** Whether all hosts come to have what was acknowledged, and to be identical; and how long that takes. */
public final class Convergence {

    private static final int SHOWN = 10;

    private final MultiServerDomain domain;
    private final Workload load;
    private final HistoryCheck check;
    private final Agreement agreement;

    public Convergence(MultiServerDomain domain, Workload load) {
        this.domain = domain;
        this.load = load;
        this.check = new HistoryCheck(load.history());
        this.agreement = new Agreement(domain);
    }

    /** Waits, while the load may go on, until each host has everything that was acknowledged by a moment of the history. */
    public void awaitAcknowledgedBy(long moment, Duration limit) {
        Set<GridHost> pending = new LinkedHashSet<>(domain.hosts());
        within(limit, () -> {
            for (GridHost host : List.copyOf(pending)) {
                assertThat(faults(host, moment)).as("what %s lacks", host).isEmpty();
                pending.remove(host);
            }
        });
    }

    /** Waits, with no load, until all hosts say that all are identical; then asserts that this is so. */
    public void awaitIdenticalAndProve() {
        agreement.awaitIdentical();
        proveHistory();
        proveDigests();
        agreement.awaitIdentical();
    }

    private void proveHistory() {
        List<String> faults = new ArrayList<>();
        domain.hosts().forEach(host -> faults.addAll(faults(host, load.history().now())));
        assertThat(faults.stream().limit(SHOWN)).as("%d faults, %s", faults.size(), "the first of them").isEmpty();
    }

    private List<String> faults(GridHost host, long moment) {
        return check.faults(load.content(host), moment);
    }

    /** Has every host read all its records anew. */
    private void proveDigests() {
        for (GridHost host : domain.hosts()) {
            ApiClient api = domain.asAdministrator(host);
            for (JsonNode stream : api.all("replication/cursors")) {
                String path = stream.path("collection").asText() + "/" + stream.path("authority").asText();
                JsonNode proven = api.post("replication/streams/" + path + "/scrub", "").expect(200).json();
                assertThat(proven.path("condition").asText()).as("%s at %s", path, host).isEqualTo("STREAMING");
                assertThat(proven.path("difference").isNull()).as("%s at %s: %s", path, host, proven).isTrue();
            }
        }
    }
}
