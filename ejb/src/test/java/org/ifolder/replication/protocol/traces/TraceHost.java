package org.ifolder.replication.protocol.traces;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.BatchHeader;
import org.ifolder.replication.protocol.BatchLimits;
import org.ifolder.replication.protocol.Batches;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.ChangeAdmission;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.MemoryStore;
import org.ifolder.replication.protocol.RecordTypes;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.Replicator;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.Sealer;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.protocol.catchup.CatchUpPlan;
import org.ifolder.replication.protocol.catchup.Superseded;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.Snapshot;
import org.ifolder.replication.protocol.snapshot.SnapshotConflict;

/** A host of a trace: does one step at a time, and tells what came of it. */
final class TraceHost {

    private static final RecordTypes TYPES = type -> switch (type) {
        case "member" -> Optional.of(CollectionName.DOMAIN);
        case "ifolder" -> Optional.of(CollectionName.CATALOG);
        default -> Optional.empty();
    };

    private static final HostKeys KEYS = new HostKeys() {
        @Override
        public boolean knows(String host) {
            return true;
        }

        @Override
        public boolean verifies(SealedBatch batch) {
            return batch.signature().equals("signed by " + batch.header().authority());
        }
    };

    private final String id;
    private Reign reign;
    private MemoryStore store = new MemoryStore();
    private MemoryStore backup;
    private int starts;
    private Sealer sealer;
    private Replicator replicator;

    TraceHost(String id, Reign reign) {
        this.id = id;
        this.reign = reign;
        start();
    }

    void start() {
        starts++;
        sealer = new Sealer(id + "-run" + starts, bytes -> "signed by " + id, new BatchLimits(100, 100_000, Integer.MAX_VALUE));
        replicator = new Replicator(this::isOwn, new ChangeAdmission(KEYS, Batches.NO_HEIRS, TYPES));
    }

    private boolean isOwn(StreamId stream) {
        return stream.authority().equals(id);
    }

    void reign(Reign next) {
        reign = next;
    }

    Reign reign() {
        return reign;
    }

    void backUp() {
        backup = store.copy();
    }

    void restore() {
        store = backup.copy();
        start();
    }

    MemoryStore store() {
        return store;
    }

    /** Writes a record and its outbox entry. */
    void write(String type, String key, String value) {
        Change before = store.records.get(new RecordPlace(type, key));
        RecordVersion version = (before == null ? RecordVersion.NONE : before.version()).next(type.equals("member") ? reign.epoch() : 0, 1);
        boolean gone = value == null;
        store.waiting(new Change(type, key, version, gone, gone ? null : JsonNodeFactory.instance.objectNode().put("value", value)));
    }

    /** Seals what waits of a collection. */
    Optional<SealedBatch> seal(CollectionName collection) {
        return sealer.seal(store, new StreamId(collection, id), BatchHeader.FIRST_TERM, reign);
    }

    Verdict receive(SealedBatch batch) {
        return replicator.receive(store, batch, reign);
    }

    /** Compares a stream with another host's, and does what the plan says. */
    List<String> catchUp(StreamId stream, TraceHost source) {
        List<String> told = new ArrayList<>();
        CatchUpPlan plan = CatchUpPlan.of(store.describe(stream), source.store.describe(stream));
        told.add(plan.toString());
        boolean own = stream.authority().equals(id);
        switch (plan) {
            case NOTHING -> become(stream, Condition.STREAMING);
            case WAIT -> told.add("not yet");
            case FORK -> become(stream, Condition.FORK);
            case FETCH -> {
                if (own) {
                    become(stream, Condition.TAKING_BACK);
                }
                for (SealedBatch batch : source.store.batchesAfter(stream, store.progress(stream).cursor().sequence(), 100, 100_000)) {
                    Verdict verdict = receive(batch);
                    told.add(batch + " " + verdict.kind());
                }
                if (own && store.progress(stream).condition() == Condition.TAKING_BACK) {
                    become(stream, Condition.STREAMING);
                }
            }
            case COPY -> told.addAll(copy(stream, source));
        }
        return told;
    }

    private List<String> copy(StreamId stream, TraceHost source) {
        Snapshot snapshot = new Snapshot(this::isOwn, KEYS, Batches.NO_HEIRS, TYPES);
        try {
            snapshot.begin(store, stream, source.id, source.store.describe(stream));
        } catch (SnapshotConflict e) {
            become(stream, Condition.FORK);
            return List.of(e.getMessage());
        }
        RecordPage page = source.store.records(DigestScope.of(stream), RecordPlace.FIRST, 100, 0);
        snapshot.take(store, stream, page);
        Optional<String> difference = snapshot.finish(store, stream, source.store.describe(stream));
        return List.of(page.records().size() + " records", difference.orElse("the digest is the signed one"));
    }

    private void become(StreamId stream, Condition condition) {
        StreamProgress progress = store.progress(stream);
        if (progress.condition() != condition) {
            store.save(stream, progress.in(condition, null));
        }
    }

    /** The administrator keeps this host's side of a fork, whatever the other has. */
    void keepMine(StreamId stream, TraceHost other) {
        store.superseded.put(stream, Superseded.of(store.history(stream), other.store.history(stream)));
        become(stream, Condition.STREAMING);
    }

    /** This host no longer holds the batches of a stream up to a sequence. */
    void trim(StreamId stream, long upTo) {
        store.log.removeIf(batch -> batch.stream().equals(stream) && batch.header().to() <= upTo);
        store.save(stream, store.progress(stream).keptAfter(upTo));
    }

    String show(StreamId stream) {
        StreamProgress progress = store.progress(stream);
        long live = store.recordsBetween(DigestScope.of(stream), RecordPlace.FIRST, null).stream()
                .filter(change -> !change.removed() && TYPES.collectionOf(change.type()).orElseThrow() == stream.collection()).count();
        return progress.condition() + " at " + progress.cursor().sequence() + ", " + live + " live"
                + (progress.difference() == null ? "" : ", differing");
    }
}
