package org.ifolder.replication.record;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.digest.ContentChange;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of whole collections, whatever their types and whether this version knows them; in order, first by type, then by
 * key.
 */
@ApplicationScoped
public class CollectionRecords {

    private static final Logger LOG = LoggerFactory.getLogger(CollectionRecords.class);

    private static final int AT_ONCE = 100;

    @Inject
    private Replicas replicas;

    @Inject
    private KeptRecords kept;

    /** Before anything is applied: what was kept of a type that is known now must be found where it belongs. */
    @PostConstruct
    void moveKept() {
        try {
            boolean more = true;
            while (more) {
                more = kept.moveSome();
            }
        } catch (RuntimeException e) {
            LOG.error("records that were kept cannot be moved to where they belong; they will show as differing", e);
        }
    }

    /** Applies what is newer than what is here; one select a record type. */
    public List<ContentChange> apply(CollectionName collection, List<Change> changes) {
        List<ContentChange> written = new ArrayList<>();
        eachType(collection, changes, Change::type, (replica, ofType) -> written.addAll(replica.apply(ofType)));
        return written;
    }

    /** Writes records as they are given, whatever version is here. */
    public void overwrite(CollectionName collection, List<Change> records) {
        eachType(collection, records, Change::type, Replica::overwrite);
    }

    /** Deletes records without a trace. */
    public void delete(CollectionName collection, List<Change> records) {
        eachType(collection, records, Change::type,
                (replica, ofType) -> replica.delete(ofType.stream().map(Change::key).toList()));
    }

    /** Deletes tombstones that are still those meant. */
    public void purge(CollectionName collection, List<RecordReference> buried) {
        eachType(collection, buried, RecordReference::type, Replica::purge);
    }

    private <T> void eachType(CollectionName collection, List<T> items, Function<T, String> typeOf,
            BiConsumer<Replica, List<T>> work) {
        Map<String, List<T>> byType = new LinkedHashMap<>();
        items.forEach(item -> byType.computeIfAbsent(typeOf.apply(item), type -> new ArrayList<>()).add(item));
        byType.forEach((type, ofType) -> work.accept(replica(collection, type), ofType));
    }

    private Replica replica(CollectionName collection, String type) {
        return replicas.ofType(type).orElseGet(() -> kept.ofType(collection, type));
    }

    /** Records after a place, up to a number and roughly a size in bytes, at least one if there is one. */
    public RecordPage page(DigestScope scope, RecordPlace after, int maximumRecords, int maximumBytes) {
        List<Change> records = new ArrayList<>();
        AtomicLong bytes = new AtomicLong();
        boolean all = each(scope, after, record -> {
            boolean fits = records.size() < maximumRecords && bytes.get() < maximumBytes;
            if (fits) {
                records.add(record);
                bytes.addAndGet(BatchFormat.write(record).length);
            }
            return fits;
        });
        return new RecordPage(records, all ? null : RecordPage.placeOf(records.get(records.size() - 1)));
    }

    /**
     * Goes through the records after a place, a few of them in memory at a time.
     *
     * @param taken whether a record was taken; with the first that was not it ends
     * @return whether all were taken
     */
    private boolean each(DigestScope scope, RecordPlace after, Predicate<Change> taken) {
        for (Replica replica : from(scope, after)) {
            if (!each(replica, KeyRange.of(scope, afterKey(replica, after), null), taken)) {
                return false;
            }
        }
        return true;
    }

    private static boolean each(Replica replica, KeyRange range, Predicate<Change> taken) {
        KeyRange left = range;
        List<Change> some;
        do {
            some = replica.records(left, AT_ONCE);
            if (!some.stream().allMatch(taken)) {
                return false;
            }
            left = some.isEmpty() ? left : left.startingAfter(some.get(some.size() - 1).key());
        } while (some.size() == AT_ONCE);
        return true;
    }

    /** Records after a place as their rows note them, up to a number. */
    public List<StoredContent> contents(DigestScope scope, RecordPlace after, int maximum) {
        List<StoredContent> contents = new ArrayList<>();
        for (Replica replica : from(scope, after)) {
            if (contents.size() < maximum) {
                contents.addAll(replica.contents(KeyRange.of(scope, afterKey(replica, after), null), maximum - contents.size()));
            }
        }
        return contents;
    }

    private static String afterKey(Replica replica, RecordPlace after) {
        return replica.type().equals(after.type()) ? after.key() : RecordPlace.FIRST.key();
    }

    /** What holds the records of a scope from a place on. */
    private List<Replica> from(DigestScope scope, RecordPlace after) {
        List<Replica> found = new ArrayList<>(replicas.of(scope.collection()));
        kept.types(scope.collection()).stream().filter(type -> replicas.ofType(type).isEmpty())
                .forEach(type -> found.add(kept.ofType(scope.collection(), type)));
        return found.stream().filter(replica -> replica.type().compareTo(after.type()) >= 0)
                .sorted(Comparator.comparing(Replica::type)).toList();
    }
}
