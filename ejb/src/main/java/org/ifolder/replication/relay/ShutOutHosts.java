package org.ifolder.replication.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hosts whose key has ended, and when this host closed their channels; in memory, as a start closes all channels too. */
@ApplicationScoped
public class ShutOutHosts {

    @Inject
    private Clock clock;

    private final Map<String, Long> closedAt = new ConcurrentHashMap<>();

    /** Notes that nothing of the host is open here any more. @return whether that is new */
    public boolean note(String host) {
        return closedAt.putIfAbsent(host, clock.millis()) == null;
    }

    /** By host, when its channels were closed here, in milliseconds since 1970. */
    public Map<String, Long> all() {
        return Map.copyOf(closedAt);
    }
}
