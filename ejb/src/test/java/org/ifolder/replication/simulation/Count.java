package org.ifolder.replication.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.simulation.Database.Applied;
import org.ifolder.replication.simulation.Database.Row;
import org.ifolder.replication.simulation.Ledger.Promise;

/** The final count: compares all disks with each other and with what was promised. */
final class Count {

    private final Simulation world;
    private final Ledger ledger;
    private final boolean rolledBack;

    Count(Simulation world, Ledger ledger, boolean rolledBack) {
        this.world = world;
        this.ledger = ledger;
        this.rolledBack = rolledBack;
    }

    void verify(List<SimulatedHost> hosts) {
        Map<StreamId, List<SealedBatch>> survivors = ledger.survivors(hosts);
        survivors.forEach(this::verifyOrder);
        verifyPromises(survivors);
        Map<RecordPlace, Row> expected = expected(survivors);
        for (SimulatedHost host : hosts) {
            verifyRecords(host, expected);
            survivors.keySet().forEach(stream -> verifyDigest(host, stream));
            survivors.keySet().stream().filter(stream -> !stream.authority().equals(host.id()) && !rolledBack)
                    .forEach(stream -> verifyJournal(host, stream));
        }
    }

    /** Versions grow in each record; a transaction begun after another was acknowledged comes after it. */
    private void verifyOrder(StreamId stream, List<SealedBatch> batches) {
        Map<RecordPlace, Change> before = new HashMap<>();
        Map<Change, Promise> promises = new HashMap<>();
        ledger.promises().stream().filter(promise -> promise.stream().equals(stream) && !ledger.isExcused(promise))
                .forEach(promise -> promises.put(promise.change(), promise));
        List<Change> changes = batches.stream().flatMap(batch -> ledger.changesOf(batch).stream()).toList();
        for (Change change : changes) {
            Change last = before.put(RecordPage.placeOf(change), change);
            if (last != null && !change.version().isNewerThan(last.version())) {
                throw new Violation("in %s version %s of %s follows %s", stream, change.version(), change.key(), last.version());
            }
        }
        long earliestLater = Long.MAX_VALUE;
        for (int i = changes.size() - 1; i >= 0; i--) {
            Promise promise = promises.get(changes.get(i));
            if (promise != null) {
                if (earliestLater < promise.begun() && !rolledBack) {
                    throw new Violation("in %s %s comes before what was acknowledged before it began", stream, changes.get(i));
                }
                earliestLater = Math.min(earliestLater, promise.acknowledged());
            }
        }
    }

    private void verifyPromises(Map<StreamId, List<SealedBatch>> survivors) {
        Map<StreamId, Set<Change>> kept = new HashMap<>();
        survivors.forEach((stream, batches) -> {
            Set<Change> changes = new HashSet<>();
            batches.forEach(batch -> changes.addAll(ledger.changesOf(batch)));
            kept.put(stream, changes);
        });
        for (Promise promise : ledger.promises()) {
            Change change = promise.change();
            if (!ledger.isExcused(promise) && !kept.getOrDefault(promise.stream(), Set.of()).contains(change)) {
                throw new Violation("%s of %s was acknowledged in %s and is lost", change.version(), change.key(), promise.stream());
            }
        }
    }

    private Map<RecordPlace, Row> expected(Map<StreamId, List<SealedBatch>> survivors) {
        Map<RecordPlace, Row> expected = new TreeMap<>();
        survivors.forEach((stream, batches) -> batches.forEach(batch ->
                ledger.changesOf(batch).forEach(change -> expected.merge(
                        RecordPage.placeOf(change), Row.of(stream.collection(), change),
                        (one, other) -> other.version().isNewerThan(one.version()) ? other : one))));
        return expected;
    }

    /** The records are what the streams say; of removed ones there is a tombstone, or nothing. */
    private static void verifyRecords(SimulatedHost host, Map<RecordPlace, Row> expected) {
        Map<RecordPlace, Row> present = host.database().records.rows();
        expected.forEach((place, row) -> {
            Row here = present.get(place);
            if (row.removed() && here != null && !here.removed()) {
                throw new Violation("%s has %s instead of the tombstone of %s", host.id(), here, place);
            }
            if (!row.removed() && !row.equals(here)) {
                throw new Violation("%s has %s under %s, its authority wrote %s", host.id(), here, place, row);
            }
        });
        present.forEach((place, row) -> {
            if (!expected.containsKey(place)) {
                throw new Violation("%s has %s, which no stream brought", host.id(), place);
            }
        });
    }

    private static void verifyDigest(SimulatedHost host, StreamId stream) {
        DigestScope scope = DigestScope.of(stream);
        Digest counted = Digest.empty();
        host.database().records.rows().forEach((place, row) -> {
            if (row.collection() == scope.collection() && scope.covers(place.key()) && !row.removed()) {
                counted.add(row.content());
            }
        });
        Digest kept = host.database().digests.rows().getOrDefault(scope, Digest.empty());
        if (!kept.fingerprint().equals(counted.fingerprint())) {
            throw new Violation("%s keeps another digest of %s than that of its records", host.id(), scope);
        }
        if (host.database().progress(stream).difference() != null) {
            throw new Violation("%s holds %s for differing", host.id(), stream);
        }
    }

    /** Each batch was applied once and in order, but for what a snapshot brought. */
    private static void verifyJournal(SimulatedHost host, StreamId stream) {
        long reached = 0;
        for (Applied applied : host.database().journal.rows().values()) {
            if (!applied.stream().equals(stream)) {
                continue;
            }
            if (applied.from() != 0 && applied.from() != reached + 1) {
                throw new Violation("%s applied %s from %d after %d", host.id(), stream, applied.from(), reached);
            }
            reached = applied.to();
        }
        if (reached != host.database().progress(stream).cursor().sequence()) {
            throw new Violation("%s is at %d of %s and applied %d", host.id(),
                    host.database().progress(stream).cursor().sequence(), stream, reached);
        }
    }

}
