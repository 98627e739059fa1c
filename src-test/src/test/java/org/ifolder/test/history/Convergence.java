package org.ifolder.test.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.system.Agreement;

/** Whether all hosts come to have what was acknowledged, and to be identical; and how long that takes. */
public final class Convergence {

    /** Within which time every host has to have everything; {@code -Difolder.fault.recovery-seconds=N} allows a busy machine more. */
    public static final Duration STATED = Duration.ofSeconds(Integer.getInteger("ifolder.fault.recovery-seconds", 120));

    private static final int SHOWN = 10;

    /** To read all hosts again and again is a load of its own. */
    private static final Duration POLL = Duration.ofMillis(500);

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

    /**
     * Waits, while the load may go on, until each host has everything that was acknowledged by a moment of the history.
     *
     * @return when each host was first seen to have it, by its name, as {@link System#nanoTime} tells it
     */
    public Map<String, Long> awaitAcknowledgedBy(long moment, Duration limit) {
        Map<String, Long> reached = new LinkedHashMap<>();
        Awaitility.await().atMost(limit).pollDelay(Duration.ZERO).pollInterval(POLL).untilAsserted(() -> {
            List<String> lacking = new ArrayList<>();
            for (GridHost host : domain.hosts()) {
                if (!reached.containsKey(host.name())) {
                    List<String> faults = faultsWherePossible(host, moment);
                    if (faults.isEmpty()) {
                        reached.put(host.name(), System.nanoTime());
                    }
                    lacking.addAll(faults);
                }
            }
            assertThat(lacking.stream().limit(SHOWN)).as("%d faults, the first of them", lacking.size()).isEmpty();
        });
        return reached;
    }

    private List<String> faultsWherePossible(GridHost host, long moment) {
        try {
            return faults(host, moment);
        } catch (UncheckedIOException e) {
            return List.of(host + " does not answer: " + e.getCause());
        } catch (AssertionError refused) {
            return List.of(refused.getMessage());
        }
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
        assertThat(faults.stream().limit(SHOWN)).as("%d faults, the first of them", faults.size()).isEmpty();
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
