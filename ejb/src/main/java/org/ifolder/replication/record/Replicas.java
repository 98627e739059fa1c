package org.ifolder.replication.record;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.RecordTypes;

/** The replicas that the concepts bring, by record type. */
@ApplicationScoped
public class Replicas implements RecordTypes {

    @Inject
    @Any
    private Instance<Replica> found;

    private final Map<String, Replica> byType = new LinkedHashMap<>();

    @PostConstruct
    void collect() {
        for (Replica replica : found) {
            Replica other = byType.put(replica.type(), replica);
            if (other != null) {
                throw new IllegalStateException("two replicas of type " + replica.type());
            }
        }
    }

    /** The replica of a record type; empty for a type that this version does not know. */
    public Optional<Replica> ofType(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** The replicas of a collection's record types. */
    List<Replica> of(CollectionName collection) {
        return byType.values().stream().filter(replica -> replica.collection() == collection).toList();
    }

    /** The replica that describes this record. */
    Replica of(ReplicatedRecord entity) {
        return byType.values().stream().filter(replica -> replica.describes(entity)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no replica describes " + entity.getClass()));
    }

    @Override
    public Optional<CollectionName> collectionOf(String type) {
        return ofType(type).map(Replica::collection);
    }
}
