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

    @Inject
    private CommittedRecords committed;

    /** The record as it was; empty for one that was not there. */
    Optional<Change> of(Class<? extends ReplicatedRecord> type, String key) {
        EntityManager other = factory.createEntityManager();
        try {
            ReplicatedRecord stored = other.find(type, key);
            return stored == null || isUntouched(stored) ? Optional.ofNullable(stored).map(this::change) : committed.find(type, key);
        } finally {
            other.close();
        }
    }

    /** Whether no query between the change and {@link Outbox#take} has had the change written: a row's hash is that of its content otherwise. */
    private boolean isUntouched(ReplicatedRecord stored) {
        return Objects.equals(change(stored).contentHash(), stored.contentHash());
    }

    private Change change(ReplicatedRecord record) {
        return replicas.of(record).change(record);
    }
}
