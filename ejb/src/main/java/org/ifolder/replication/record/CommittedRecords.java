package org.ifolder.replication.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import org.ifolder.replication.protocol.Change;

/** Records as all others see them while the caller's transaction has written them already. Takes a second connection. */
@ApplicationScoped
class CommittedRecords {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Replicas replicas;

    /** The record; empty for one that nobody has committed. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<Change> find(Class<? extends ReplicatedRecord> type, String key) {
        return Optional.ofNullable(em.find(type, key)).map(record -> replicas.of(record).change(record));
    }
}
