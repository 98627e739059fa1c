package org.ifolder.replication.record;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of types that this version does not know: it cannot use them, but keeps them, counts them in its digests and hands
 * them on (R7.8). When a later version of this host knows their type, they move to where they belong.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class KeptRecords {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRecords.class);

    private static final int AT_ONCE = 500;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Replicas replicas;

    /** What keeps the records of a type that this version does not know. */
    public Replica ofType(CollectionName collection, String type) {
        return new KeptReplica(collection, type, em);
    }

    /** The types of which records are kept. */
    public List<String> types(CollectionName collection) {
        return em.createQuery("select distinct r.type from KeptRecord r where r.collection = :collection", String.class)
                .setParameter("collection", collection)
                .getResultList();
    }

    /**
     * Moves some records whose type this version has come to know, in a transaction of its own.
     *
     * @return whether there may be more
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean moveSome() {
        for (CollectionName collection : CollectionName.values()) {
            for (String type : types(collection)) {
                Replica known = replicas.ofType(type).filter(replica -> replica.collection() == collection).orElse(null);
                if (known != null) {
                    move(ofType(collection, type), known);
                    return true;
                }
            }
        }
        return false;
    }

    private static void move(Replica kept, Replica known) {
        KeyRange all = KeyRange.of(new DigestScope(kept.collection(), ""), RecordPlace.FIRST.key(), null);
        List<Change> records = kept.records(all, AT_ONCE);
        known.apply(records);
        kept.delete(records.stream().map(Change::key).toList());
        LOG.info("{} records of type {}, which this version knows, are moved to where they belong", records.size(), kept.type());
    }
}
