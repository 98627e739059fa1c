package org.ifolder.replication.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.util.Objects;
import java.util.Optional;
import org.ifolder.replication.protocol.Change;

/** Records as they were before this transaction changed them: read by a second persistence context, which knows nothing of the first one's changes. */
@ApplicationScoped
class BeforeImages {

    @PersistenceUnit
    private EntityManagerFactory factory;

    @Inject
    private Replicas replicas;

    /**
     * The record as it was; empty for one that was not there.
     *
     * @throws IllegalStateException when the change stands in the database already: a query between the change and {@link Outbox#take} has written it
     */
    Optional<Change> of(Class<? extends ReplicatedRecord> type, String key) {
        EntityManager other = factory.createEntityManager();
        try {
            return Optional.ofNullable(other.find(type, key)).map(this::unchanged);
        } finally {
            other.close();
        }
    }

    private Change unchanged(ReplicatedRecord stored) {
        Change before = replicas.of(stored).change(stored);
        if (!Objects.equals(before.contentHash(), stored.contentHash())) {
            throw new IllegalStateException(before.type() + " " + before.key() + " was written before it was taken: what it was is not known any more");
        }
        return before;
    }
}
