package org.ifolder.replication.log;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.catchup.StreamDescription.SignedBytes;
import org.ifolder.replication.record.RelaySignal;

/** The sealed batches of each stream, from its horizon on (invariant 7). */
@ApplicationScoped
class BatchLog {

    private static final String OF_STREAM = " where b.key.collection = :collection and b.key.authority = :authority";

    private static final String BYTES = "select b.body, b.signature";

    /** Bodies may be large, and are read one after the other until there is enough of them. */
    private static final int AT_ONCE = 20;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private PublicationQueue publications;

    @Inject
    private RelaySignal signal;

    void append(SealedBatch batch) {
        em.persist(new LoggedBatch(batch, clock.millis()));
    }

    /** Appends a batch at its place in the master's order, from which it is published once this is committed. */
    void append(SealedBatch batch, long position) {
        long now = clock.millis();
        LoggedBatch logged = new LoggedBatch(batch, now);
        logged.publish(position, now);
        em.persist(logged);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // the batch is written by the persistence context
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    publications.add(new PublishedBatch(position, batch));
                    signal.raise();
                }
            }
        });
    }

    Optional<String> hashOfBatchFrom(StreamId stream, long firstSequence) {
        return of(stream, select("select b.hash", " and b.key.from = :from", String.class))
                .setParameter("from", firstSequence)
                .getResultStream().findFirst();
    }

    /** Batches after a sequence, up to the first that is not as it was sealed. */
    List<SealedBatch> batchesAfter(StreamId stream, long sequence, int maximumBatches, int maximumBytes) {
        List<SealedBatch> batches = new ArrayList<>();
        long bytes = 0;
        long after = sequence;
        List<Object[]> some;
        do {
            some = of(stream, select(BYTES + ", b.hash", " and b.key.from > :after order by b.key.from", Object[].class))
                    .setParameter("after", after)
                    .setMaxResults(Math.min(AT_ONCE, maximumBatches - batches.size()))
                    .getResultList();
            for (Object[] row : some) {
                if (bytes > maximumBytes) {
                    return batches;
                }
                Optional<SealedBatch> batch = sound((byte[]) row[0], (String) row[1], (String) row[2]);
                if (batch.isEmpty()) {
                    return batches;
                }
                batches.add(batch.get());
                bytes += batch.get().body().length;
                after = batch.get().header().from();
            }
        } while (some.size() == AT_ONCE && batches.size() < maximumBatches);
        return batches;
    }

    static Optional<SealedBatch> sound(byte[] body, String signature, String hash) {
        try {
            return Optional.of(BatchFormat.read(body, signature)).filter(batch -> batch.hash().equals(hash));
        } catch (MalformedBatch e) {
            return Optional.empty();
        }
    }

    Optional<String> hashOfBatchTo(StreamId stream, long lastSequence) {
        return of(stream, select("select b.hash", " and b.to = :to", String.class)).setParameter("to", lastSequence)
                .getResultStream().findFirst();
    }

    /** The batch that ends at this sequence. */
    Optional<SignedBytes> endingAt(StreamId stream, long sequence) {
        return of(stream, select(BYTES, " and b.to = :to", Object[].class))
                .setParameter("to", sequence)
                .getResultStream().map(BatchLog::signed).findFirst();
    }

    boolean goesOver(StreamId stream, long sequence) {
        return of(stream, select("select count(b)", " and b.key.from <= :sequence and b.to > :sequence", Long.class))
                .setParameter("sequence", sequence).getSingleResult() > 0;
    }

    /** The last sequence of the youngest batch before {@code last} that may go. */
    OptionalLong lastToTrim(StreamId stream, long time, long sequence, long notBeyond, long last) {
        Long found = of(stream, select("select max(b.to)", " and b.to <= :notBeyond and b.to < :last"
                        + " and (b.loggedAt < :time or b.to <= :sequence)", Long.class))
                .setParameter("notBeyond", notBeyond)
                .setParameter("last", last)
                .setParameter("time", time)
                .setParameter("sequence", sequence)
                .getSingleResult();
        return found == null ? OptionalLong.empty() : OptionalLong.of(found);
    }

    void trim(StreamId stream, long upTo) {
        of(stream, em.createQuery("delete from LoggedBatch b" + OF_STREAM + " and b.to <= :upTo"))
                .setParameter("upTo", upTo).executeUpdate();
    }

    private <T> TypedQuery<T> select(String what, String condition, Class<T> row) {
        return em.createQuery(what + " from LoggedBatch b" + OF_STREAM + condition, row);
    }

    private static <Q extends Query> Q of(StreamId stream, Q query) {
        query.setParameter("collection", stream.collection());
        query.setParameter("authority", stream.authority());
        return query;
    }

    private static SignedBytes signed(Object[] row) {
        return new SignedBytes((byte[]) row[0], (String) row[1]);
    }
}
