package org.ifolder.replication.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.EntityManager;
import java.io.UncheckedIOException;
import org.ifolder.replication.protocol.CollectionName;

/** Keeps the records of one type that this version does not know. No bean: there is one for whatever type comes. */
final class KeptReplica extends JpaReplica<KeptRecord, JsonNode> {

    private final CollectionName collection;
    private final String type;

    KeptReplica(CollectionName collection, String type, EntityManager em) {
        super(KeptRecord.class, JsonNode.class, em);
        this.collection = collection;
        this.type = type;
    }

    /** The type's length is told before it, so that no type and key together look like another type and key. */
    @Override
    String prefix() {
        return collection + " " + type.length() + " " + type + " ";
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public CollectionName collection() {
        return collection;
    }

    @Override
    protected JsonNode describe(KeptRecord record) {
        try {
            return PayloadFormat.json().readTree(record.payload());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected KeptRecord create(String key) {
        return new KeptRecord(collection, type, key);
    }

    @Override
    protected void take(KeptRecord record, JsonNode payload) {
        record.payload(payload.toString());
    }
}
