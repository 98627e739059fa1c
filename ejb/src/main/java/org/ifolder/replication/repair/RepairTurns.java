package org.ifolder.replication.repair;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.StreamId;

/** Has the acts of administrators on one stream come one after the other: what one of them has seen must not change under it. */
@ApplicationScoped
class RepairTurns {

    private final Set<StreamId> taken = ConcurrentHashMap.newKeySet();

    /** @throws Refusal CONFLICT while another act on the stream is under way */
    <T> T alone(StreamId stream, Supplier<T> act) {
        if (!taken.add(stream)) {
            throw Refusal.conflict(null, "Another administrator's act on this stream is under way.");
        }
        try {
            return act.get();
        } finally {
            taken.remove(stream);
        }
    }
}
