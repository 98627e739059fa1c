package org.ifolder.test.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ifolder.test.grid.GridHost;

/**
 * What the members of the hosts in reach sent while a fault lasted, and what these hosts acknowledged. Host by host: a host that takes
 * everything does not hide one that takes nothing. Operations that another host decides are not among them.
 */
public final class ServedMeanwhile {

    private static final double LEAST_SHARE_OF_PLAN = 0.8;
    private static final double LEAST_SHARE_OF_SENT = 0.5;

    private final Map<String, Served> byHost = new LinkedHashMap<>();

    private record Served(double planned, long sent, long acknowledged) {

        Served plus(Served more) {
            return new Served(planned + more.planned, sent + more.sent, acknowledged + more.acknowledged);
        }
    }

    /** Counts what came to a host between two moments; a fault may come several times. */
    public void add(GridHost host, double plannedRate, Pace begin, Pace end) {
        byHost.merge(host.name(), new Served(plannedRate * end.seconds(begin), end.sentSince(begin, host.name()),
                end.acknowledgedSince(begin, host.name())), Served::plus);
    }

    /** Asserts that the members of each host in reach wrote as planned. */
    public void assertSentAsPlanned() {
        byHost.forEach((host, served) -> assertThat((double) served.sent())
                .as("operations that members of %s sent while the fault lasted, of %.0f planned", host, served.planned())
                .isGreaterThanOrEqualTo(LEAST_SHARE_OF_PLAN * served.planned()));
    }

    /** Asserts that each host in reach took the writes of its members (R7.4). */
    public void assertAcknowledged() {
        byHost.forEach((host, served) -> assertThat((double) served.acknowledged())
                .as("operations that %s acknowledged while the fault lasted, of %d that its members sent", host, served.sent())
                .isGreaterThanOrEqualTo(Math.max(1, LEAST_SHARE_OF_SENT * served.sent())));
    }

    double planned() {
        return byHost.values().stream().mapToDouble(Served::planned).sum();
    }

    double sent() {
        return byHost.values().stream().mapToLong(Served::sent).sum();
    }

    /** Acknowledged and sent operations, by host; in words for the results. */
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        byHost.forEach((host, served) -> words.put(host, served.acknowledged() + " of " + served.sent()));
        return words;
    }
}
