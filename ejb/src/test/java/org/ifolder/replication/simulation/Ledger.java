package org.ifolder.replication.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.RecordKey;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.protocol.history.History;

/**
 * Remembers what was promised to users, what was sealed and what hosts decided. A promise is kept by being part of its authority's
 * history in the end; it may be broken only where a disk was put back before the change had left it, or where the administrator decided.
 */
final class Ledger {

    /** A change that a user was told of. */
    record Promise(StreamId stream, long begun, long acknowledged, Change change) {
    }

    private final Simulation world;
    private final List<Promise> promises = new ArrayList<>();
    private final Set<Promise> excused = new HashSet<>();
    private final Map<String, SealedBatch> sealed = new HashMap<>();
    private final Map<String, List<Change>> changes = new HashMap<>();
    private final Map<Long, String> writers = new TreeMap<>();
    private final Map<Verdict.Kind, Integer> verdicts = new EnumMap<>(Verdict.Kind.class);
    private final Map<String, Integer> heldAgainst = new TreeMap<>();
    private boolean rolledBack;
    private int forks;
    private int snapshots;

    Ledger(Simulation world) {
        this.world = world;
    }

    /** A user has the answer. */
    void acknowledged(SimulatedHost host, long begun, List<Change> acknowledged) {
        acknowledged.forEach(change -> {
            CollectionName collection = world.collectionOf(change.type());
            String authority = collection == CollectionName.DOMAIN ? host.id() : RecordKey.creator(change.key());
            promises.add(new Promise(new StreamId(collection, authority), begun, world.step(), change));
        });
    }

    /** A sealing transaction has committed. */
    void sealed(SimulatedHost host, SealedBatch batch) {
        sealed.put(batch.hash(), batch);
        changes.put(batch.hash(), BatchFormat.changes(batch));
        if (batch.header().collection() == CollectionName.DOMAIN) {
            String other = writers.putIfAbsent(batch.header().epoch(), host.id());
            if (other != null && !other.equals(host.id())) {
                throw new Violation("%s and %s both wrote Domain changes in epoch %d", other, host.id(), batch.header().epoch());
            }
        }
    }

    /** A disk was put back, or is gone: what only it held is lost, and that is no fault of the protocol. */
    void rolledBack() {
        rolledBack = true;
        for (Promise promise : promises) {
            if (!excused.contains(promise) && world.hosts().stream().noneMatch(host -> holds(host, promise))) {
                excused.add(promise);
            }
        }
    }

    private boolean holds(SimulatedHost host, Promise promise) {
        Change change = promise.change();
        StreamId stream = promise.stream();
        boolean waits = host.database().outbox.rows().values().stream().filter(waiting -> waiting.stream().equals(stream))
                .anyMatch(waiting -> BatchFormat.change(waiting.change()).equals(change));
        return waits || chain(host, stream).stream().anyMatch(batch -> changesOf(batch).contains(change));
    }

    /** A host was removed by force: what only it held is lost, as the administrator has confirmed. */
    void removed(String host, SimulatedHost heir) {
        for (Promise promise : promises) {
            if (promise.stream().authority().equals(host) && !holds(heir, promise)) {
                excused.add(promise);
            }
        }
    }

    /** The administrator has looked at both sides: what was only at the holder's is listed, and is dropped or taken over. */
    void decided(StreamId stream, History authority, SimulatedHost holder) {
        for (SealedBatch batch : chain(holder, stream)) {
            if (!authority.contains(batch.header().incarnation(), batch.header().to())) {
                promises.stream().filter(promise -> promise.stream().equals(stream))
                        .filter(promise -> changesOf(batch).contains(promise.change())).forEach(excused::add);
            }
        }
    }

    /** The batches that have led to where a host has a stream, oldest first, also where its log no longer holds them. */
    List<SealedBatch> chain(SimulatedHost host, StreamId stream) {
        List<SealedBatch> chain = new ArrayList<>();
        SealedBatch batch = sealed.get(host.database().progress(stream).cursor().hash());
        while (batch != null) {
            chain.add(0, batch);
            batch = sealed.get(batch.header().previous().hash());
        }
        return chain;
    }

    List<Change> changesOf(SealedBatch batch) {
        return changes.computeIfAbsent(batch.hash(), hash -> BatchFormat.changes(batch));
    }

    List<Promise> promises() {
        return promises;
    }

    boolean isExcused(Promise promise) {
        return excused.contains(promise);
    }

    int promised() {
        return promises.size();
    }

    int verdicts(Verdict.Kind kind) {
        return verdicts.getOrDefault(kind, 0);
    }

    int forks() {
        return forks;
    }

    int snapshots() {
        return snapshots;
    }

    /** A host was found to have another history than its source. */
    void forked(SimulatedHost host, StreamId stream) {
        forks++;
        if (!rolledBack && world.faults().happened(Faults.Kind.HOST_COPIED) == 0 && world.isHonest()) {
            throw new Violation("%s found %s forked without cause", host.site(), stream);
        }
    }

    /** A snapshot is complete. */
    void copied(SimulatedHost host, StreamId stream, long records, Optional<String> difference) {
        snapshots++;
        world.say(() -> host.site() + " has copied " + stream + ", " + records + " records");
        if (difference.isPresent()) {
            throw new Violation("%s has copied %s: %s", host.site(), stream, difference.get());
        }
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
        boolean copied = world.faults().happened(Faults.Kind.HOST_COPIED) > 0;
        boolean expected = switch (verdict.kind()) {
            case APPLY, DUPLICATE, GAP -> true;
            case POISON -> world.schedule().failure() > 0 || !world.isHonest();
            case FORK, STOPPED -> rolledBack || copied || !world.isHonest();
            case REFUSED -> world.removed().contains(batch.header().authority()) || !world.isHonest();
            default -> !world.isHonest();
        };
        if (!expected) {
            throw new Violation("%s judged %s %s without cause: %s", receiver.site(), batch, verdict.kind(), verdict.reason());
        }
        if (verdict.kind() != Verdict.Kind.APPLY) {
            return;
        }
        if (world.isHonest() && !sealed.containsKey(batch.hash())) {
            throw new Violation("%s applied %s, which its authority does not remember", receiver.site(), batch);
        }
        if (verdict.difference() != null) {
            throw new Violation("%s differs: %s", receiver.site(), verdict.difference());
        }
    }

    /** Compares all disks. @throws Violation on the first broken promise */
    void verify(List<SimulatedHost> hosts) {
        new Count(world, this, rolledBack).verify(hosts);
    }

    /** The surviving histories of all streams, by stream. */
    Map<StreamId, List<SealedBatch>> survivors(List<SimulatedHost> hosts) {
        Map<StreamId, List<SealedBatch>> survivors = new LinkedHashMap<>();
        for (SimulatedHost host : hosts) {
            for (CollectionName collection : CollectionName.values()) {
                host.process().own(collection).forEach(stream -> survivors.put(stream, chain(host, stream)));
            }
        }
        return survivors;
    }
}
