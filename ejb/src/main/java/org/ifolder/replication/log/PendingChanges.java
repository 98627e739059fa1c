package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ifolder.database.PaddedParameters;
import org.ifolder.replication.protocol.PendingChange;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.digest.ContentChange;

/** The outbox as the relay reads it: what waits for its number. */
@ApplicationScoped
class PendingChanges {

    private static final int AT_ONCE = 1024;

    @PersistenceContext
    private EntityManager em;

    List<PendingChange> oldest(StreamId stream, int maximum) {
        return em.createQuery("select e.id, e.change, e.contentBefore, e.contentAfter from OutboxEntry e"
                        + " where e.collection = :collection and e.authority = :authority order by e.id", Object[].class)
                .setParameter("collection", stream.collection())
                .setParameter("authority", stream.authority())
                .setMaxResults(maximum)
                .getResultStream()
                .map(row -> new PendingChange((Long) row[0], (byte[]) row[1],
                        new ContentChange((String) row[2], (String) row[3])))
                .toList();
    }

    long count(StreamId stream) {
        return em.createQuery("select count(e.id) from OutboxEntry e where e.collection = :collection and e.authority = :authority", Long.class)
                .setParameter("collection", stream.collection())
                .setParameter("authority", stream.authority())
                .getSingleResult();
    }

    void delete(StreamId stream, List<PendingChange> sealed) {
        for (int from = 0; from < sealed.size(); from += AT_ONCE) {
            em.createQuery("delete from OutboxEntry e where e.collection = :collection and e.authority = :authority and e.id in :ids")
                    .setParameter("collection", stream.collection())
                .setParameter("authority", stream.authority())
                    .setParameter("ids", PaddedParameters.of(
                            sealed.subList(from, Math.min(from + AT_ONCE, sealed.size())).stream().map(PendingChange::id).toList()))
                    .executeUpdate();
        }
    }
}
