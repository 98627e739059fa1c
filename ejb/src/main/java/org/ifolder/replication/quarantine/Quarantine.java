package org.ifolder.replication.quarantine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.server.Uptime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hosts to whose links nothing is listened here, until an administrator lifts that (R7.6): those whose links have brought, within a while,
 * more than a few messages that were refused. A link is known by the key that it has proven, so that no host can bring another here.
 */
@ApplicationScoped
public class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private static final int LONGEST_REASON = 500;

    @Inject
    private QuarantineStore store;

    @Inject
    private Clock clock;

    @Inject
    private Uptime uptime;

    @Inject
    @ConfigProperty(name = "ifolder.quarantine.refusals", defaultValue = "10")
    private int refusals;

    @Inject
    @ConfigProperty(name = "ifolder.quarantine.window-seconds", defaultValue = "600")
    private long windowSeconds;

    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    private volatile Set<String> hosts;

    /** What was refused of a host since a moment of this host's uptime. */
    private record Window(long begunAt, int count) {
    }

    /** Whether nothing is listened to of the host. */
    public boolean holds(String host) {
        return known().contains(host);
    }

    private Set<String> known() {
        Set<String> known = hosts;
        return known == null ? read() : known;
    }

    private synchronized Set<String> read() {
        Set<String> read = store.all().stream().map(QuarantinedHost::host).collect(Collectors.toUnmodifiableSet());
        hosts = read;
        return read;
    }

    /** Notes that a message of the host's link was refused; brings the link into quarantine when that happens too often. */
    public void refused(String host, String reason) {
        long now = uptime.millis();
        Window window = windows.merge(host, new Window(now, 1), (before, one) ->
                now - before.begunAt() >= windowSeconds * 1000 ? one : new Window(before.begunAt(), before.count() + 1));
        if (window.count() >= refusals && !holds(host)) {
            enter(host, reason);
        }
    }

    /** Holds the host at once, and after a start where its database can be written. */
    private synchronized void enter(String host, String reason) {
        Set<String> held = new HashSet<>(known());
        held.add(host);
        hosts = Set.copyOf(held);
        try {
            store.add(new QuarantinedHost(host, clock.instant(), reason.substring(0, Math.min(LONGEST_REASON, reason.length()))));
        } catch (RuntimeException e) {
            LOG.warn("that host {} is in quarantine cannot be kept over a start: {}", host, e.toString());
        }
        LOG.error("host {} is in quarantine: {} of its messages were refused, the last one because of {}", host, refusals, reason);
    }

    /** All of them, the longest first. */
    public List<QuarantinedHost> all() {
        return store.all();
    }

    /** Listens to the host again. @param by login of the administrator who asks for that @return whether it was in quarantine */
    public synchronized boolean lift(String host, String by) {
        boolean there = known().contains(host);
        store.remove(host);
        windows.remove(host);
        read();
        if (there) {
            LOG.info("host {} is listened to again, as {} asks", host, by);
        }
        return there;
    }
}
