package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.ifolder.replication.protocol.Lane;

/**
 * At the master, the batches that are committed in its log and wait for the relay to publish them; those of the Domain's lane come before
 * any backlog of the other (R7.10). In memory only, and bounded: what a crash takes, or a broken link lets overflow, the slaves see in the
 * heads, and fetch.
 */
@ApplicationScoped
public class PublicationQueue {

    private static final int MOST_OF_A_LANE = 1_000;
    private static final long MOST_BYTES_OF_A_LANE = 64L << 20;

    private final Map<Lane, Waiting> lanes = new EnumMap<>(Lane.class);

    private static final class Waiting {
        private final Queue<PublishedBatch> batches = new ArrayDeque<>();
        private long bytes;

        private void add(PublishedBatch batch) {
            if (batches.size() == MOST_OF_A_LANE || bytes > MOST_BYTES_OF_A_LANE) {
                clear();
            }
            batches.add(batch);
            bytes += batch.batch().body().length;
        }

        private PublishedBatch poll() {
            PublishedBatch next = batches.poll();
            bytes -= next == null ? 0 : next.batch().body().length;
            return next;
        }

        private void clear() {
            batches.clear();
            bytes = 0;
        }
    }

    /** An empty queue. */
    public PublicationQueue() {
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new Waiting());
        }
    }

    synchronized void add(PublishedBatch batch) {
        lanes.get(Lane.of(batch.batch().header().collection())).add(batch);
    }

    /** The batch to be published now, which is taken from the queue; empty when none waits. */
    public synchronized Optional<PublishedBatch> next() {
        for (Lane lane : Lane.values()) {
            PublishedBatch next = lanes.get(lane).poll();
            if (next != null) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** Forgets all that waits: nobody was there to publish it. */
    public synchronized void clear() {
        lanes.values().forEach(Waiting::clear);
    }
}
