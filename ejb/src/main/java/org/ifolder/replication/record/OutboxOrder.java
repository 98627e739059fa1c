package org.ifolder.replication.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.ifolder.replication.protocol.CollectionName;

/**
 * Hands out places in the outbox in the order of asking, so that a transaction begun after another was acknowledged comes after it
 * (invariant 4). One app server owns a database, so a counter in memory is enough; preallocated database sequences are not in order.
 */
@ApplicationScoped
public class OutboxOrder {

    @PersistenceContext
    private EntityManager em;

    private volatile AtomicLong last;

    /** The next place. */
    public long next() {
        AtomicLong counter = last;
        if (counter == null) {
            counter = start();
        }
        return counter.incrementAndGet();
    }

    private synchronized AtomicLong start() {
        if (last == null) {
            last = new AtomicLong(Stream.of(CollectionName.values()).mapToLong(this::highest).max().orElseThrow());
        }
        return last;
    }

    /** Of one collection, by which the outbox is ordered: what has gathered without a link is not read. */
    private long highest(CollectionName collection) {
        Long highest = em.createQuery("select max(e.id) from OutboxEntry e where e.collection = :collection", Long.class)
                .setParameter("collection", collection).getSingleResult();
        return highest == null ? 0 : highest;
    }
}
