package org.ifolder.replication.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.CollectionName;

/**
 * The collections in which this host takes no changes now, because its own stream there does not go on: it has just started and
 * has not heard the others, is a second copy of a host, or takes back what it has lost. Kept in memory; the relay says it anew after a start. Each cause is told and ended by itself.
 */
@ApplicationScoped
public class ClosedStreams {

    /** Why a stream is closed. */
    public enum Cause {
        /** The host has just started, and others may have more of its stream. */
        OPENING,
        /** Another process is this host. */
        SECOND_COPY,
        /** The stream is taken back, or is a fork. */
        CONDITION
    }

    private final Map<CollectionName, Map<Cause, String>> reasons = new EnumMap<>(CollectionName.class);

    /** @param reason why, for whoever asks for a change */
    public synchronized void close(CollectionName collection, Cause cause, String reason) {
        reasons.computeIfAbsent(collection, any -> new EnumMap<>(Cause.class)).put(cause, reason);
    }

    /** Ends one cause; the collection takes changes once no other is left. */
    public synchronized void open(CollectionName collection, Cause cause) {
        Map<Cause, String> closed = reasons.get(collection);
        if (closed != null) {
            closed.remove(cause);
        }
    }

    /** Whether a change in this collection would be refused now. */
    public boolean isClosed(CollectionName collection) {
        return reason(collection) != null;
    }

    /** @throws Refusal UNAVAILABLE while the collection's stream is closed */
    void check(CollectionName collection) {
        String reason = reason(collection);
        if (reason != null) {
            throw Refusal.unavailable(reason);
        }
    }

    private synchronized String reason(CollectionName collection) {
        return reasons.getOrDefault(collection, Map.of()).values().stream().findFirst().orElse(null);
    }
}
