package org.ifolder.replication.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;

/**
 * Where this host takes no changes now: in whole collections, as it has just started and has not heard the others, or is a second copy of a
 * host; and in single streams of its own, which are taken back or are forks. Kept in memory; the relay says it anew after a start. Each cause is
 * told and ended by itself.
 */
@ApplicationScoped
public class ClosedStreams {

    /** Why all streams of a collection are closed. */
    public enum Cause {
        /** The host has just started, and others may have more of its streams. */
        OPENING,
        /** Another process is this host. */
        SECOND_COPY
    }

    private final Map<CollectionName, Map<Cause, String>> reasons = new EnumMap<>(CollectionName.class);
    private final Map<StreamId, String> conditions = new HashMap<>();

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

    /** An own stream does not go on. @param reason why, for whoever asks for a change */
    public synchronized void close(StreamId stream, String reason) {
        conditions.put(stream, reason);
    }

    /** An own stream goes on. */
    public synchronized void open(StreamId stream) {
        conditions.remove(stream);
    }

    /** Whether a change in one of the collection's own streams would be refused now. */
    public synchronized boolean isClosed(CollectionName collection) {
        return ofCollection(collection).isPresent() || conditions.keySet().stream().anyMatch(stream -> stream.collection() == collection);
    }

    /** @throws Refusal UNAVAILABLE while the stream is closed */
    synchronized void check(StreamId stream) {
        ofCollection(stream.collection()).or(() -> Optional.ofNullable(conditions.get(stream))).ifPresent(reason -> {
            throw Refusal.unavailable(reason);
        });
    }

    private Optional<String> ofCollection(CollectionName collection) {
        return reasons.getOrDefault(collection, Map.of()).values().stream().findFirst();
    }
}
