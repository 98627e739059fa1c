package org.ifolder.replication.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was refused, held against the host whose link brought it. In memory, since the start of this host. */
@ApplicationScoped
public class Refusals {

    @Inject
    private Clock clock;

    private final Map<String, Refused> byHost = new ConcurrentHashMap<>();

    /**
     * What one host's link has brought that was refused.
     *
     * @param count how often
     * @param reason why, the last time
     * @param at when that was, in milliseconds since 1970
     */
    public record Refused(String host, long count, String reason, long at) {
    }

    void count(String host, String reason) {
        long now = clock.millis();
        byHost.merge(host, new Refused(host, 1, reason, now),
                (before, one) -> new Refused(host, before.count() + 1, reason, now));
    }

    /** All of them, by host. */
    public List<Refused> all() {
        return byHost.values().stream().sorted(Comparator.comparing(Refused::host)).toList();
    }
}
