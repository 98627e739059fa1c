package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ifolder.database.Upsert;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.SetAside;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.catchup.Superseded;
import org.ifolder.replication.protocol.history.History;
import org.ifolder.replication.protocol.history.Run;

/**
 * What is remembered of each stream beside its cursor: its runs, what of it is superseded, which of its records are set aside.
 */
@ApplicationScoped
class StreamHistories {

    private static final String OF_STREAM = " where r.key.collection = :collection and r.key.authority = :authority";

    @Inject
    private Upsert upsert;

    @PersistenceContext
    private EntityManager em;

    History of(StreamId stream, Cursor end) {
        List<Run> runs = of(stream, em.createQuery("select r.key.incarnation, r.after from StreamRun r" + OF_STREAM
                + " order by r.after", Object[].class))
                .getResultStream().map(row -> new Run((String) row[0], (Long) row[1])).toList();
        return new History(runs, end.sequence(), end.hash());
    }

    /** The runs of all streams, oldest first. */
    Map<StreamId, List<Run>> all() {
        return em.createQuery("select r.key.collection, r.key.authority, r.key.incarnation, r.after from StreamRun r order by r.after",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.groupingBy(row -> new StreamId((CollectionName) row[0], (String) row[1]),
                        Collectors.mapping(row -> new Run((String) row[2], (Long) row[3]), Collectors.toList())));
    }

    void begin(StreamId stream, Run run) {
        em.persist(new StreamRun(stream, run));
    }

    void replace(StreamId stream, List<Run> runs) {
        of(stream, em.createQuery("delete from StreamRun r" + OF_STREAM)).executeUpdate();
        runs.forEach(run -> begin(stream, run));
    }

    List<Superseded> superseded(StreamId stream) {
        return of(stream, em.createQuery("select r.key.incarnation, r.after, r.upTo from SupersededRun r" + OF_STREAM, Object[].class))
                .getResultStream().map(row -> new Superseded((String) row[0], (Long) row[1], (Long) row[2])).toList();
    }

    void supersede(StreamId stream, Superseded superseded) {
        SupersededRun known = em.find(SupersededRun.class, new RunKey(stream, superseded.incarnation()));
        if (known == null) {
            em.persist(new SupersededRun(stream, superseded));
        } else {
            known.widen(superseded);
        }
    }

    Set<SetAside> setAside(StreamId stream) {
        return of(stream, em.createQuery("select r.key.type, r.key.recordKey, r.version from SetAsideRecord r" + OF_STREAM,
                Object[].class))
                .getResultStream()
                .map(row -> new SetAside((String) row[0], (String) row[1], RecordVersion.parse((String) row[2])))
                .collect(Collectors.toSet());
    }

    void putAside(StreamId stream, SetAside record) {
        upsert.write(SetAsideRecord.TABLE, List.of(List.of(stream.collection().name(), stream.authority(), record.type(), record.key(),
                record.version().toString())));
    }

    void restored(StreamId stream, Set<SetAside> applied) {
        for (SetAside record : applied) {
            of(stream, em.createQuery("delete from SetAsideRecord r" + OF_STREAM + " and r.key.type = :type and r.key.recordKey = :key"))
                    .setParameter("type", record.type())
                    .setParameter("key", record.key())
                    .executeUpdate();
        }
    }

    private static <Q extends Query> Q of(StreamId stream, Q query) {
        query.setParameter("collection", stream.collection());
        query.setParameter("authority", stream.authority());
        return query;
    }
}
