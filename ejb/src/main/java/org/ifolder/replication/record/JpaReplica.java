package org.ifolder.replication.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ifolder.database.PaddedParameters;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.digest.ContentChange;

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

    JpaReplica(Class<E> entity, Class<P> payload, EntityManager em) {
        this(entity, payload);
        this.em = em;
    }

    /** The record as plain data. */
    protected abstract P describe(E record);

    /** A new entity under this key, to be filled by {@link #take}. */
    protected abstract E create(String key);

    /**
     * Takes the whole payload over into the entity, which has its version of before still; {@link RecordVersion#NONE} for a new one.
     *
     * @throws IllegalArgumentException for a payload that cannot be taken
     */
    protected abstract void take(E record, P payload);

    /**
     * Called after a change of another host has been taken over, in the same transaction; {@link ReplicatedRecord#isRemoved} tells
     * whether it was a removal. Does nothing unless a record type has more to do.
     */
    protected void applied(E record) {
    }

    /** The entity's collection in a table of its own, which is read along with it; empty for none. */
    protected Optional<String> part() {
        return Optional.empty();
    }

    /** What stands before each key in the table. */
    String prefix() {
        return "";
    }

    @Override
    public final boolean describes(ReplicatedRecord record) {
        return entity.isInstance(record);
    }

    @Override
    public final Change change(ReplicatedRecord record) {
        return StorableText.checked(new Change(type(), keyOf(record.key()), record.version(), record.isRemoved(),
                record.isRemoved() ? null : payloadOf(entity.cast(record))));
    }

    private JsonNode payloadOf(E record) {
        return KeptFields.restored(json.valueToTree(describe(record)), record.keptFields());
    }

    private String keyOf(String stored) {
        return stored.substring(prefix().length());
    }

    @Override
    public final List<ContentChange> apply(List<Change> changes) {
        changes.forEach(StorableText::checked);
        Map<String, E> present = present(changes.stream().map(Change::key).distinct().toList());
        List<ContentChange> written = new ArrayList<>();
        for (Change change : changes) {
            E record = present.get(change.key());
            if (record == null || change.version().isNewerThan(record.version())) {
                written.add(write(change, present));
            }
        }
        return written;
    }

    @Override
    public final void overwrite(List<Change> records) {
        records.forEach(StorableText::checked);
        Map<String, E> present = present(records.stream().map(Change::key).toList());
        records.forEach(record -> write(record, present));
        em.flush();
        present.values().forEach(em::detach);
    }

    /** The records that are here, in the order of their keys. */
    private Map<String, E> present(Collection<String> keys) {
        Map<String, E> present = new TreeMap<>();
        if (!keys.isEmpty()) {
            em.createQuery("select r from " + entity.getSimpleName() + " r"
                            + part().map(part -> " left join fetch r." + part).orElse("") + " where r.key in :keys", entity)
                    .setParameter("keys", PaddedParameters.of(keys.stream().map(key -> prefix() + key).toList()))
                    .getResultList()
                    .forEach(record -> present.put(keyOf(record.key()), record));
        }
        return present;
    }

    private ContentChange write(Change change, Map<String, E> present) {
        E record = present.get(change.key());
        boolean isNew = record == null;
        if (isNew) {
            record = create(prefix() + change.key());
            present.put(change.key(), record);
        }
        ContentChange content = new ContentChange(record.contentHash(), change.contentHash());
        // First of all: a record type may refuse what does not go on from the version that is here.
        record.keptFields(change.removed() ? null : take(record, change));
        record.version(change.version());
        record.removed(change.removed());
        record.contentHash(content.after());
        if (isNew) {
            em.persist(record);
        }
        applied(record);
        return content;
    }

    /** @return what the payload says that the record does not take */
    private String take(E record, Change change) {
        try {
            P read = json.treeToValue(change.payload(), payload);
            take(record, read);
            return KeptFields.lost(change.payload(), json.valueToTree(read));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the payload of " + type() + " " + change.key() + " cannot be read", e);
        }
    }

    @Override
    public final Optional<RecordVersion> versionOf(String key) {
        return Optional.ofNullable(em.find(entity, prefix() + key)).map(ReplicatedRecord::version);
    }

    @Override
    public final List<Change> records(KeyRange range, int maximum) {
        List<String> keys = select("r.key", String.class, range, maximum).map(this::keyOf).toList();
        List<Change> records = new ArrayList<>();
        present(keys).values().forEach(record -> {
            records.add(change(record));
            em.detach(record);
        });
        return records;
    }

    @Override
    public final List<StoredContent> contents(KeyRange range, int maximum) {
        return select("r.key, r.versionEpoch, r.versionTerm, r.versionCounter, r.contentHash", Object[].class, range, maximum)
                .map(row -> new StoredContent(type(), keyOf((String) row[0]),
                        new RecordVersion((Long) row[1], (Long) row[2], (Long) row[3]), (String) row[4]))
                .toList();
    }

    private <T> Stream<T> select(String columns, Class<T> row, KeyRange range, int maximum) {
        KeyRange stored = prefix().isEmpty() ? range : range.behind(prefix());
        TypedQuery<T> query = em.createQuery("select " + columns + " from " + entity.getSimpleName() + " r where "
                + stored.condition() + " order by r.key", row);
        stored.bind(query);
        return query.setMaxResults(maximum).getResultStream();
    }

    @Override
    public final void delete(List<String> keys) {
        present(keys).values().forEach(record -> {
            record.removed(true);
            applied(record);
            em.remove(record);
        });
    }

    @Override
    public final void purge(List<RecordReference> buried) {
        Map<String, E> present = present(buried.stream().map(RecordReference::key).distinct().toList());
        Map<String, E> tombstones = new HashMap<>();
        for (RecordReference meant : buried) {
            E record = present.get(meant.key());
            if (record != null && record.isRemoved() && record.version().equals(meant.version())) {
                tombstones.put(meant.key(), record);
            }
        }
        tombstones.values().forEach(em::remove);
    }
}
