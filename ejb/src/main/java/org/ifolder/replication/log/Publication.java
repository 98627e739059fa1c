package org.ifolder.replication.log;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.history.Run;

/** The master's one order of published batches: which batch has which position, since when. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Publication {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private BatchLog log;

    @Inject
    private HostStore store;

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

    /** How far each stream is published. No floor is known. Reads the whole index, and no batch: for the start of a master. */
    public List<StreamHead> heads() {
        return em.createQuery("select b.key.collection, b.key.authority, max(b.to) from LoggedBatch b"
                        + " where b.position is not null group by b.key.collection, b.key.authority", Object[].class)
                .getResultStream()
                .map(row -> head(new StreamId((CollectionName) row[0], (String) row[1]), (Long) row[2]))
                .toList();
    }

    private StreamHead head(StreamId stream, long sequence) {
        String hash = log.hashOfBatchTo(stream, sequence).orElse("");
        return new StreamHead(stream.collection(), stream.authority(), cursor(stream, sequence, hash), 0);
    }

    private Cursor cursor(StreamId stream, long sequence, String hash) {
        return new Cursor(store.history(stream).runAt(sequence).map(Run::incarnation).orElse(""), sequence, hash);
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
