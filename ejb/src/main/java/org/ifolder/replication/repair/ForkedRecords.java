package org.ifolder.replication.repair;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ifolder.replication.catchup.StreamSources;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;

/** Reads the records of a fork's two sides side by side, in order, in bounded memory. */
@ApplicationScoped
class ForkedRecords {

    private static final int PAGE_RECORDS = 200;
    private static final int PAGE_BYTES = 1_048_576;

    @Inject
    private StreamSources sources;

    @Inject
    private ReplicationTransactions transactions;

    /** Calls {@code take} with every run of records, the same ones and those that differ. */
    void eachRun(StreamId stream, String holder, Consumer<List<Fork.Side>> take) {
        RecordPlace place = RecordPlace.FIRST;
        while (place != null) {
            RecordPlace after = place;
            RecordPage theirs = sources.records(holder, stream, after, PAGE_RECORDS, PAGE_BYTES);
            RecordPage mine = transactions.read(store -> store.records(DigestScope.of(stream), after, PAGE_RECORDS, PAGE_BYTES));
            RecordPlace end = first(mine.upTo(), theirs.upTo());
            take.accept(sides(mine, theirs, end));
            place = end;
        }
    }

    private static RecordPlace first(RecordPlace one, RecordPlace other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static List<Fork.Side> sides(RecordPage mine, RecordPage theirs, RecordPlace end) {
        Map<RecordPlace, Change> here = upTo(mine, end);
        Map<RecordPlace, Change> there = upTo(theirs, end);
        Map<RecordPlace, Fork.Side> sides = new TreeMap<>();
        here.forEach((place, record) -> sides.put(place, new Fork.Side(place.type(), place.key(), record, there.get(place))));
        there.forEach((place, record) -> sides.putIfAbsent(place, new Fork.Side(place.type(), place.key(), null, record)));
        return new ArrayList<>(sides.values());
    }

    private static Map<RecordPlace, Change> upTo(RecordPage page, RecordPlace end) {
        Map<RecordPlace, Change> records = new TreeMap<>();
        page.records().stream().filter(record -> end == null || RecordPage.placeOf(record).compareTo(end) <= 0)
                .forEach(record -> records.put(RecordPage.placeOf(record), record));
        return records;
    }

    /** Whether the two sides have something else. A tombstone on one side alone removes nothing on the other. */
    static boolean differs(Fork.Side side) {
        Change here = side.here();
        Change there = side.there();
        if (here == null || there == null) {
            return !(here == null ? there : here).removed();
        }
        return !here.version().equals(there.version()) || !Objects.equals(here.contentHash(), there.contentHash());
    }
}
