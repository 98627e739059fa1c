package org.ifolder.replication.log;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Lane;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;

/** The master's one order of published batches: which batch has which position, since when. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Publication {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private BatchLog log;

    @Inject
    private Clock clock;

    /**
     * A place in that order.
     *
     * @param position from 1
     * @param publishedAt milliseconds since 1970, by the master's clock
     */
    public record Place(long position, long publishedAt) {
    }

    /** The last position given; 0 when none is. */
    public long lastPosition() {
        Long last = em.createQuery("select max(b.position) from LoggedBatch b", Long.class).getSingleResult();
        return last == null ? 0 : last;
    }

    /** How far each stream is published. No floor is known. Reads the whole index: for the start of a master. */
    public List<StreamHead> heads() {
        return em.createQuery("select b.key.collection, b.key.authority, max(b.to) from LoggedBatch b"
                        + " where b.position is not null group by b.key.collection, b.key.authority", Object[].class)
                .getResultStream()
                .map(row -> log.endingAt(new StreamId((CollectionName) row[0], (String) row[1]), (Long) row[2]).orElseThrow())
                .map(signed -> BatchFormat.read(signed.body(), signed.signature()))
                .map(batch -> new StreamHead(batch.stream().collection(), batch.stream().authority(), batch.cursor(), 0))
                .toList();
    }

    /**
     * Gives the positions after {@code last} to batches that have none, in their streams' order; those of the Domain's lane come
     * before any backlog of the other (R7.10). Only the relay calls this.
     */
    public List<PublishedBatch> publishAfter(long last, int maximum) {
        List<LoggedBatch> waiting = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            if (waiting.size() < maximum) {
                waiting.addAll(waiting(lane, maximum - waiting.size()));
            }
        }
        long now = clock.millis();
        long position = last;
        List<PublishedBatch> published = new ArrayList<>();
        for (LoggedBatch batch : waiting) {
            batch.publish(++position, now);
            published.add(new PublishedBatch(position, batch.sealed()));
        }
        return published;
    }

    private List<LoggedBatch> waiting(Lane lane, int maximum) {
        return em.createQuery("select b from LoggedBatch b where b.position is null and b.key.collection in :collections"
                        + " order by b.key.collection, b.key.authority, b.key.from", LoggedBatch.class)
                .setParameter("collections", lane.collections())
                .setMaxResults(maximum)
                .getResultList();
    }

    /** The place of the first published batch of a stream after {@code sequence}. */
    public Optional<Place> firstAfter(StreamId stream, long sequence) {
        return em.createQuery("select b.position, b.publishedAt from LoggedBatch b where b.key.collection = :collection"
                        + " and b.key.authority = :authority and b.key.from > :sequence and b.position is not null"
                        + " order by b.key.from", Object[].class)
                .setParameter("collection", stream.collection())
                .setParameter("authority", stream.authority())
                .setParameter("sequence", sequence)
                .setMaxResults(1)
                .getResultStream()
                .map(row -> new Place((Long) row[0], (Long) row[1]))
                .findFirst();
    }
}
