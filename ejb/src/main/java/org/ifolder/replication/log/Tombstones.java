package org.ifolder.replication.log;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.record.CollectionRecords;
import org.ifolder.replication.record.OwnAuthority;
import org.ifolder.replication.record.PurgedVersions;
import org.ifolder.replication.record.RecordReference;

/** Which records each stream has removed, so that their tombstones go once nobody needs them (R7.7). */
@ApplicationScoped
class Tombstones {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private CollectionRecords records;

    @Inject
    private PurgedVersions purged;

    @Inject
    private OwnAuthority own;

    @Inject
    private Clock clock;

    void bury(StreamId stream, long sequence, List<Change> changes) {
        long now = clock.millis();
        changes.stream().filter(Change::removed).forEach(removal -> em.persist(
                new Tombstone(UlidCreator.getMonotonicUlid().toLowerCase(), stream, sequence, removal, now)));
    }

    int purge(StreamId stream, long floor, long time, int maximum) {
        List<Tombstone> due = em.createQuery("select t from Tombstone t where t.collection = :collection"
                        + " and t.authority = :authority and t.sequence <= :floor and t.buriedAt < :time order by t.sequence", Tombstone.class)
                .setParameter("collection", stream.collection())
                .setParameter("authority", stream.authority())
                .setParameter("floor", floor)
                .setParameter("time", time)
                .setMaxResults(maximum)
                .getResultList();
        if (due.isEmpty()) {
            return 0;
        }
        List<RecordReference> removed = due.stream().map(Tombstone::removed).toList();
        if (own.isOver(stream)) {
            removed.forEach(record -> remember(stream, record.version()));
        }
        records.purge(stream.collection(), removed);
        due.forEach(em::remove);
        return due.size();
    }

    private void remember(StreamId stream, RecordVersion version) {
        purged.raise(stream, version);
        StreamPosition position = em.find(StreamPosition.class, new StreamKey(stream));
        if (position == null) {
            position = new StreamPosition(stream);
            em.persist(position);
        }
        position.purged(version);
    }
}
