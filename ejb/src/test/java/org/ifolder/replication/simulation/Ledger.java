package org.ifolder.replication.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.simulation.Database.RecordId;
import org.ifolder.replication.simulation.Database.Row;

/** Remembers what was promised to users and what hosts decided, and compares it with the disks in the end. */
final class Ledger {

    private record ChangeId(String type, String key, RecordVersion version) {

        static ChangeId of(Change change) {
            return new ChangeId(change.type(), change.key(), change.version());
        }
    }

    private record Promise(String host, long begun, long acknowledged, Change change) {
    }

    private final Simulation world;
    private final Map<ChangeId, Promise> promises = new LinkedHashMap<>();
    private final Map<Verdict.Kind, Integer> verdicts = new EnumMap<>(Verdict.Kind.class);
    private final Map<String, Integer> heldAgainst = new TreeMap<>();

    Ledger(Simulation world) {
        this.world = world;
    }

    /** A user has the answer. */
    void acknowledged(String host, long begun, List<Change> changes) {
        changes.forEach(change ->
                promises.put(ChangeId.of(change), new Promise(host, begun, world.step(), change)));
    }

    int promised() {
        return promises.size();
    }

    int verdicts(Verdict.Kind kind) {
        return verdicts.getOrDefault(kind, 0);
    }

    /** How many messages were refused that this host brought to {@code receiver}. */
    int heldAgainst(String receiver, String bringer) {
        return heldAgainst.getOrDefault(receiver + " from " + bringer, 0);
    }

    void malformed(SimulatedHost receiver, String bringer) {
        heldAgainst.merge(receiver.id() + " from " + bringer, 1, Integer::sum);
        if (world.isHonest()) {
            throw new Violation("%s was brought a malformed message by %s", receiver.id(), bringer);
        }
    }

    /** A receiving transaction has committed. */
    void received(SimulatedHost receiver, String bringer, SealedBatch batch, Verdict verdict) {
        verdicts.merge(verdict.kind(), 1, Integer::sum);
        if (verdict.kind() == Verdict.Kind.REFUSED) {
            heldAgainst.merge(receiver.id() + " from " + bringer, 1, Integer::sum);
        }
        boolean expected = switch (verdict.kind()) {
            case APPLY, DUPLICATE, GAP -> true;
            case POISON -> world.schedule().failure() > 0 || !world.isHonest();
            default -> !world.isHonest();
        };
        if (!expected) {
            throw new Violation("%s judged %s %s without cause: %s", receiver.id(), batch, verdict.kind(), verdict.reason());
        }
        if (verdict.kind() == Verdict.Kind.APPLY && world.host(batch.stream().authority()).database()
                .batches(batch.stream()).stream().noneMatch(sealed -> sealed.hash().equals(batch.hash()))) {
            throw new Violation("%s applied %s, which its authority does not remember", receiver.id(), batch);
        }
    }

    /** Compares all disks. @throws Violation on the first broken promise */
    void verify(List<SimulatedHost> hosts) {
        SimulatedHost master = world.host(world.reign().master());
        for (StreamId stream : master.database().streams.rows().keySet()) {
            verifyStream(stream, hosts);
        }
        verifyPromises();
        for (SimulatedHost host : hosts) {
            verifyRecords(master, host);
        }
        verifyPositions(master);
    }

    private void verifyStream(StreamId stream, List<SimulatedHost> hosts) {
        Database authority = world.host(stream.authority()).database();
        List<Change> sealed = changes(authority, stream);
        verifyOrder(stream, sealed);
        List<String> hashes = hashes(authority, stream);
        for (SimulatedHost host : hosts) {
            boolean own = host.id().equals(stream.authority());
            if (!hashes(host.database(), stream).equals(hashes)) {
                throw new Violation("%s has another log of %s", host.id(), stream);
            }
            if (!host.database().cursor(stream).equals(authority.cursor(stream))) {
                throw new Violation("%s has another cursor of %s", host.id(), stream);
            }
            if (!applied(host.database(), stream).equals(own ? List.of() : sealed)) {
                throw new Violation("%s did not apply each batch of %s once and in order", host.id(), stream);
            }
        }
    }

    /** Versions grow by one in each record; a transaction begun after another was acknowledged comes after it. */
    private void verifyOrder(StreamId stream, List<Change> sealed) {
        Map<RecordId, Long> counters = new HashMap<>();
        for (Change change : sealed) {
            long before = counters.getOrDefault(new RecordId(change.type(), change.key()), 0L);
            if (change.version().counter() != before + 1) {
                throw new Violation("in %s version %s of %s follows counter %d", stream, change.version(), change.key(), before);
            }
            counters.put(new RecordId(change.type(), change.key()), change.version().counter());
        }
        long earliestLater = Long.MAX_VALUE;
        for (int i = sealed.size() - 1; i >= 0; i--) {
            Promise promise = promises.get(ChangeId.of(sealed.get(i)));
            if (promise != null) {
                if (earliestLater < promise.begun()) {
                    throw new Violation("in %s %s comes before what was acknowledged before it began", stream, sealed.get(i));
                }
                earliestLater = Math.min(earliestLater, promise.acknowledged());
            }
        }
    }

    private void verifyPromises() {
        for (Promise promise : promises.values()) {
            Change change = promise.change();
            CollectionName collection = world.collectionOf(change.type());
            List<Change> sealed = changes(world.host(promise.host()).database(), new StreamId(collection, promise.host()));
            if (!sealed.contains(change)) {
                throw new Violation("%s of %s was acknowledged by %s and is lost", change.version(), change.key(), promise.host());
            }
        }
    }

    /** The records are what the streams say, tombstones included, and the same as the master's. */
    private void verifyRecords(SimulatedHost master, SimulatedHost host) {
        Map<RecordId, Row> expected = new TreeMap<>(master.database().records.rows());
        expected.clear();
        for (StreamId stream : master.database().streams.rows().keySet()) {
            for (Change change : changes(world.host(stream.authority()).database(), stream)) {
                expected.put(new RecordId(change.type(), change.key()),
                        new Row(stream.collection(), change.version(), change.removed(), change.payload()));
            }
        }
        Map<RecordId, Row> present = host.database().records.rows();
        expected.forEach((id, row) -> {
            Row here = present.get(id);
            if (row.removed() && (here == null || !here.removed())) {
                throw new Violation("%s has %s instead of the tombstone of %s", host.id(), here, id);
            }
            if (!row.equals(here)) {
                throw new Violation("%s has %s under %s, its authority wrote %s", host.id(), here, id, row);
            }
        });
        if (present.size() != expected.size()) {
            throw new Violation("%s has records that no stream brought", host.id());
        }
    }

    private void verifyPositions(SimulatedHost master) {
        Map<StreamId, Long> reached = new HashMap<>();
        master.database().positions.rows().forEach((position, batch) -> {
            if (reached.getOrDefault(batch.stream(), 0L) != batch.header().from() - 1) {
                throw new Violation("position %d gives %s out of order", position, batch);
            }
            reached.put(batch.stream(), batch.header().to());
        });
    }

    private static List<Change> changes(Database database, StreamId stream) {
        List<Change> changes = new ArrayList<>();
        database.batches(stream).forEach(batch -> changes.addAll(BatchFormat.changes(batch)));
        return changes;
    }

    private static List<String> hashes(Database database, StreamId stream) {
        return database.batches(stream).stream().map(SealedBatch::hash).toList();
    }

    private List<Change> applied(Database database, StreamId stream) {
        return database.journal.rows().values().stream()
                .filter(entry -> entry.collection() == stream.collection())
                .flatMap(entry -> entry.changes().stream())
                .filter(change -> world.authorityOf(change).equals(stream.authority()))
                .toList();
    }
}
