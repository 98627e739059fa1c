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

    private static final int LONGEST_REASON = 500;

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

    /** A reason as it can be shown and kept, whatever a hostile host has put into it: one line of bounded length. */
    static String told(String reason) {
        String line = String.valueOf(reason).replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "?");
        return line.substring(0, Math.min(LONGEST_REASON, line.length()));
    }

    void count(String host, String why) {
        String reason = told(why);
        long now = clock.millis();
        byHost.merge(host, new Refused(host, 1, reason, now),
                (before, one) -> new Refused(host, before.count() + 1, reason, now));
    }

    /** All of them, by host. */
    public List<Refused> all() {
        return byHost.values().stream().sorted(Comparator.comparing(Refused::host)).toList();
    }
}
