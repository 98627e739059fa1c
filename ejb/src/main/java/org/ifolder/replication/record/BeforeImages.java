package org.ifolder.replication.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.util.Optional;
import org.ifolder.replication.protocol.Change;

/** Records as they were before this transaction changed them: read by a second persistence context, which knows nothing of the first one's changes. */
@ApplicationScoped
class BeforeImages {

    @PersistenceUnit
    private EntityManagerFactory factory;

    @Inject
    private Replicas replicas;

    /** To be asked before the change is written to the database; empty for a record that was not there. */
    Optional<Change> of(Class<? extends ReplicatedRecord> type, String key) {
        EntityManager other = factory.createEntityManager();
        try {
            return Optional.ofNullable(other.find(type, key)).map(before -> replicas.of(before).change(before));
        } finally {
            other.close();
        }
    }
}
