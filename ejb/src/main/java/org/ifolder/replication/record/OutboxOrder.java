package org.ifolder.replication.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.concurrent.atomic.AtomicLong;

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
            Long highest = em.createQuery("select max(e.id) from OutboxEntry e", Long.class).getSingleResult();
            last = new AtomicLong(highest == null ? 0 : highest);
        }
        return last;
    }
}
