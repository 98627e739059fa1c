package org.ifolder.replication.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.StreamId;

/**
 * How new the records of this host's own were whose tombstones are purged: the highest term and counter of each stream. Read
 * from the database once, then kept in memory, so that no change costs a query for it.
 */
@ApplicationScoped
public class PurgedVersions {

    private static final BinaryOperator<RecordVersion> NEWER = BinaryOperator.maxBy(Comparator.naturalOrder());

    @PersistenceContext
    private EntityManager em;

    private final Map<StreamId, RecordVersion> highest = new ConcurrentHashMap<>();

    /** Takes note of a version before the transaction commits in which it is purged. */
    public void raise(StreamId stream, RecordVersion purged) {
        highest(stream);
        highest.merge(stream, withoutEpoch(purged), NEWER);
    }

    /** The highest version purged, without its epoch; {@link RecordVersion#NONE} when none was. */
    RecordVersion highest(StreamId stream) {
        RecordVersion known = highest.get(stream);
        return known != null ? known : highest.merge(stream, stored(stream), NEWER);
    }

    private RecordVersion stored(StreamId stream) {
        return em.createQuery("select s.purgedTerm, s.purgedCounter from StreamPosition s"
                        + " where s.key.collection = :collection and s.key.authority = :authority", Object[].class)
                .setParameter("collection", stream.collection())
                .setParameter("authority", stream.authority())
                .getResultStream()
                .map(row -> new RecordVersion(0, (Long) row[0], (Long) row[1]))
                .findFirst().orElse(RecordVersion.NONE);
    }

    private static RecordVersion withoutEpoch(RecordVersion version) {
        return new RecordVersion(0, version.term(), version.counter());
    }
}
