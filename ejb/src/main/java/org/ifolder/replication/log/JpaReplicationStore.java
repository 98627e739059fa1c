package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.PendingChange;
import org.ifolder.replication.protocol.ReplicationStore;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.record.Replicas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The replication state in this host's database, as the current transaction sees it. */
@ApplicationScoped
class JpaReplicationStore implements ReplicationStore {

    private static final Logger LOG = LoggerFactory.getLogger(JpaReplicationStore.class);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Replicas replicas;

    @Override
    public Cursor cursor(StreamId stream) {
        StreamPosition position = em.find(StreamPosition.class, new StreamKey(stream));
        return position == null ? Cursor.START : position.cursor();
    }

    @Override
    public void advance(SealedBatch batch) {
        position(batch.stream()).advance(batch);
    }

    @Override
    public void stop(StreamId stream, Verdict verdict) {
        position(stream).stop(verdict);
    }

    @Override
    public Optional<String> stopped(StreamId stream) {
        return Optional.ofNullable(em.find(StreamPosition.class, new StreamKey(stream)))
                .filter(StreamPosition::needsSomebody)
                .map(StreamPosition::reason);
    }

    private StreamPosition position(StreamId stream) {
        StreamPosition position = em.find(StreamPosition.class, new StreamKey(stream));
        if (position == null) {
            position = new StreamPosition(stream);
            em.persist(position);
        }
        return position;
    }

    @Override
    public void append(SealedBatch batch) {
        em.persist(new LoggedBatch(batch));
    }

    @Override
    public Optional<String> hashOfBatchFrom(StreamId stream, long firstSequence) {
        return em.createQuery("select b.hash from LoggedBatch b where b.key.collection = :collection"
                        + " and b.key.authority = :authority and b.key.from = :from", String.class)
                .setParameter("collection", stream.collection())
                .setParameter("authority", stream.authority())
                .setParameter("from", firstSequence)
                .getResultStream().findFirst();
    }

    @Override
    public List<SealedBatch> batchesAfter(StreamId stream, long sequence, int maximumBatches, int maximumBytes) {
        List<LoggedBatch> found = em.createQuery("select b from LoggedBatch b where b.key.collection = :collection"
                        + " and b.key.authority = :authority and b.key.from > :sequence order by b.key.from",
                        LoggedBatch.class)
                .setParameter("collection", stream.collection())
                .setParameter("authority", stream.authority())
                .setParameter("sequence", sequence)
                .setMaxResults(maximumBatches)
                .getResultList();
        List<SealedBatch> batches = new ArrayList<>();
        long bytes = 0;
        for (LoggedBatch batch : found) {
            if (bytes > maximumBytes) {
                break;
            }
            SealedBatch sealed = batch.sealed();
            bytes += sealed.body().length;
            batches.add(sealed);
        }
        return batches;
    }

    @Override
    public List<PendingChange> pending(CollectionName collection, int maximum) {
        return em.createQuery("select e.id, e.change from OutboxEntry e where e.collection = :collection order by e.id",
                        Object[].class)
                .setParameter("collection", collection)
                .setMaxResults(maximum)
                .getResultStream()
                .map(row -> new PendingChange((Long) row[0], (byte[]) row[1]))
                .toList();
    }

    @Override
    public void settle(CollectionName collection, List<PendingChange> sealed) {
        em.createQuery("delete from OutboxEntry e where e.id in :ids")
                .setParameter("ids", sealed.stream().map(PendingChange::id).toList())
                .executeUpdate();
    }

    @Override
    public void apply(CollectionName collection, List<Change> changes) {
        Map<String, List<Change>> byType = new LinkedHashMap<>();
        for (Change change : changes) {
            byType.computeIfAbsent(change.type(), type -> new ArrayList<>()).add(change);
        }
        byType.forEach((type, ofType) -> replicas.ofType(type).ifPresentOrElse(
                replica -> replica.apply(ofType),
                () -> LOG.warn("{} changes of the record type {}, which this version does not know, stay in the log",
                        ofType.size(), type)));
    }
}
