package org.ifolder.replication.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.RecordVersion;

/**
 * A {@link Replica} for records that are JPA entities. A record type says how its entity becomes a payload and back; the rest is
 * the same for all.
 *
 * @param <E> the entity
 * @param <P> the payload: a Java record of plain data, read and written as JSON
 */
public abstract class JpaReplica<E extends ReplicatedRecord, P> implements Replica {

    @PersistenceContext
    private EntityManager em;

    private final ObjectMapper json = PayloadFormat.json();
    private final Class<E> entity;
    private final Class<P> payload;

    protected JpaReplica(Class<E> entity, Class<P> payload) {
        this.entity = entity;
        this.payload = payload;
    }

    /** The record as plain data. */
    protected abstract P describe(E record);

    /** A new entity under this key, to be filled by {@link #take}. */
    protected abstract E create(String key);

    /** Takes the whole payload over into the entity. */
    protected abstract void take(E record, P payload);

    /**
     * Called after a change of another host has been taken over, in the same transaction; {@link ReplicatedRecord#isRemoved} tells
     * whether it was a removal. Does nothing unless a record type has more to do.
     */
    protected void applied(E record) {
    }

    @Override
    public final boolean describes(ReplicatedRecord record) {
        return entity.isInstance(record);
    }

    @Override
    public final Change change(ReplicatedRecord record) {
        return new Change(type(), record.key(), record.version(), record.isRemoved(),
                record.isRemoved() ? null : json.valueToTree(describe(entity.cast(record))));
    }

    @Override
    public final void apply(List<Change> changes) {
        Map<String, E> present = present(changes.stream().map(Change::key).distinct().toList());
        for (Change change : changes) {
            E record = present.get(change.key());
            if (record == null) {
                record = create(change.key());
                takeOver(record, change);
                em.persist(record);
                present.put(change.key(), record);
            } else if (change.version().isNewerThan(record.version())) {
                takeOver(record, change);
            } else {
                continue;
            }
            applied(record);
        }
    }

    private Map<String, E> present(List<String> keys) {
        Map<String, E> present = new HashMap<>();
        em.createQuery("select r from " + entity.getSimpleName() + " r where r.key in :keys", entity)
                .setParameter("keys", keys)
                .getResultList()
                .forEach(record -> present.put(record.key(), record));
        return present;
    }

    private void takeOver(E record, Change change) {
        record.version(change.version());
        record.removed(change.removed());
        if (!change.removed()) {
            try {
                take(record, json.treeToValue(change.payload(), payload));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("the payload of " + type() + " " + change.key() + " cannot be read", e);
            }
        }
    }

    @Override
    public final Optional<RecordVersion> versionOf(String key) {
        return Optional.ofNullable(em.find(entity, key)).map(ReplicatedRecord::version);
    }
}
