package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands out the master's positions, in the transaction in which a batch is logged, so that a position costs no commit of its own. A
 * transaction that fails leaves a gap, which means nothing. One app server owns a database, so a counter in memory is enough.
 */
@ApplicationScoped
public class Positions {

    @PersistenceContext
    private EntityManager em;

    private volatile AtomicLong last;

    /** The next position. */
    public long next() {
        AtomicLong counter = last;
        if (counter == null) {
            counter = start();
        }
        return counter.incrementAndGet();
    }

    private synchronized AtomicLong start() {
        if (last == null) {
            Long highest = em.createQuery("select max(b.position) from LoggedBatch b", Long.class).getSingleResult();
            last = new AtomicLong(highest == null ? 0 : highest);
        }
        return last;
    }
}
