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
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.Lane;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.history.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The master's one order of published batches: which batch has which position, since when. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Publication {

    @PersistenceContext
    private EntityManager em;

    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    @Inject
    private BatchLog log;

    @Inject
    private HostStore store;

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

    /**
     * A batch that was given its position.
     *
     * @param cursor how far it brings its stream
     * @param batch to be published; empty where it is not as it was sealed
     */
    public record Given(long position, Cursor cursor, StreamId stream, Optional<SealedBatch> batch) {
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

    /**
     * Gives the positions after {@code last} to batches that have none, in their streams' order; those of the Domain's lane come
     * before any backlog of the other (R7.10). Only the relay calls this. A batch that is not as it was sealed gets its position and is
     * not published: the slaves see in the heads that they lack it, and ask.
     */
    public List<Given> publishAfter(long last, int maximum) {
        List<LoggedBatch> waiting = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            if (waiting.size() < maximum) {
                waiting.addAll(waiting(lane, maximum - waiting.size()));
            }
        }
        long now = clock.millis();
        long position = last;
        List<Given> given = new ArrayList<>();
        for (LoggedBatch batch : waiting) {
            batch.publish(++position, now);
            given.add(given(batch, position));
        }
        return given;
    }

    private Given given(LoggedBatch batch, long position) {
        Optional<SealedBatch> sound = batch.sound();
        if (sound.isEmpty()) {
            LOG.error("{}: a sealed batch is not as it was sealed, and cannot be published. Look at the disk", batch.stream());
        }
        return new Given(position, sound.map(SealedBatch::cursor).orElseGet(() -> cursor(batch.stream(), batch.to(), batch.hash())),
                batch.stream(), sound);
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
