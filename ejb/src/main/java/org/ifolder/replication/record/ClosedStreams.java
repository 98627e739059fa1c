package org.ifolder.replication.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.CollectionName;

/**
 * The collections in which this host takes no changes now, because its own stream there does not go on: it is a second copy of a
 * host, or takes back what it has lost. Kept in memory; the relay says it anew after a start.
 */
@ApplicationScoped
public class ClosedStreams {

    private final Map<CollectionName, String> reasons = new ConcurrentHashMap<>();

    /** @param reason why, for whoever asks for a change */
    public void close(CollectionName collection, String reason) {
        reasons.put(collection, reason);
    }

    public void open(CollectionName collection) {
        reasons.remove(collection);
    }

    /** @throws Refusal UNAVAILABLE while the collection's stream is closed */
    void check(CollectionName collection) {
        String reason = reasons.get(collection);
        if (reason != null) {
            throw Refusal.unavailable(reason);
        }
    }
}
