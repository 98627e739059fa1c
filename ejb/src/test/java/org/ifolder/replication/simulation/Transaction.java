package org.ifolder.replication.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.PendingChange;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.SetAside;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.catchup.StreamDescription.SignedBytes;
import org.ifolder.replication.protocol.catchup.Superseded;
import org.ifolder.replication.protocol.digest.ContentChange;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.history.History;
import org.ifolder.replication.protocol.history.Run;
import org.ifolder.replication.protocol.retention.RetentionStore;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.SnapshotProgress;
import org.ifolder.replication.protocol.snapshot.SnapshotStore;
import org.ifolder.replication.simulation.Database.Applied;
import org.ifolder.replication.simulation.Database.Buried;
import org.ifolder.replication.simulation.Database.Grave;
import org.ifolder.replication.simulation.Database.LogKey;
import org.ifolder.replication.simulation.Database.Logged;
import org.ifolder.replication.simulation.Database.Row;
import org.ifolder.replication.simulation.Database.Waiting;

/** One transaction on a {@link Database}: all of it is durable after {@link #commit}, nothing of it without. */
class Transaction implements SnapshotStore, RetentionStore {

    final Database database;
    final Table<RecordPlace, Row>.View records;
    final Table<StreamId, StreamProgress>.View streams;
    final Table<DigestScope, Digest>.View digests;
    final Table<StreamId, List<Run>>.View runs;
    final Table<LogKey, Logged>.View log;
    final Table<Buried, Grave>.View tombstones;
    final Table<Long, Waiting>.View outbox;
    final Table<StreamId, Cursor>.View published;
    final Table<Long, SealedBatch>.View positions;
    final Table<StreamId, List<Superseded>>.View superseded;

    private final Table<StreamId, SnapshotProgress>.View snapshots;
    private final Table<StreamId, RecordVersion>.View purged;
    private final Table<Long, Applied>.View journal;
    private final String self;
    private final Authorities authorities;
    private final LongSupplier clock;

    Transaction(SimulatedHost host) {
        database = host.database();
        self = host.id();
        authorities = host;
        clock = host::clock;
        records = database.records.view();
        streams = database.streams.view();
        digests = database.digests.view();
        runs = database.runs.view();
        superseded = database.superseded.view();
        snapshots = database.snapshots.view();
        log = database.log.view();
        tombstones = database.tombstones.view();
        purged = database.purged.view();
        outbox = database.outbox.view();
        published = database.published.view();
        positions = database.positions.view();
        journal = database.journal.view();
    }

    /** @return false when another transaction has committed a row that this one has written; then nothing is done */
    boolean commit() {
        List<Table<?, ?>.View> views = List.of(records, streams, digests, runs, superseded, snapshots, log, tombstones, purged, outbox,
                published, positions, journal);
        if (views.stream().anyMatch(Table<?, ?>.View::conflicts)) {
            return false;
        }
        views.forEach(Table<?, ?>.View::flush);
        return true;
    }

    @Override
    public StreamProgress progress(StreamId stream) {
        StreamProgress progress = streams.get(stream);
        return progress == null ? StreamProgress.START : progress;
    }

    @Override
    public void save(StreamId stream, StreamProgress progress) {
        streams.put(stream, progress);
    }

    @Override
    public List<StreamId> stopped() {
        return database.streams.rows().entrySet().stream().filter(row -> row.getValue().condition().isStopped())
                .map(Map.Entry::getKey).toList();
    }

    @Override
    public Digest digest(DigestScope scope) {
        Digest digest = digests.get(scope);
        return digest == null ? Digest.empty() : Digest.of(digest.state());
    }

    @Override
    public void save(DigestScope scope, Digest digest) {
        digests.put(scope, Digest.of(digest.state()));
    }

    @Override
    public History history(StreamId stream) {
        List<Run> known = runs.get(stream);
        return new History(known == null ? List.of() : known, progress(stream).cursor().sequence(), progress(stream).cursor().hash());
    }

    @Override
    public void begin(StreamId stream, Run run) {
        List<Run> longer = new ArrayList<>(history(stream).runs());
        longer.add(run);
        runs.put(stream, List.copyOf(longer));
    }

    @Override
    public void append(SealedBatch batch) {
        LogKey key = new LogKey(batch.stream(), batch.header().from());
        if (log.get(key) != null) {
            throw new IllegalStateException("the log has a batch " + key);
        }
        log.put(key, new Logged(batch, clock.getAsLong()));
        if (!batch.stream().authority().equals(self)) {
            journal.put(database.nextJournalEntry(),
                    new Applied(batch.stream(), batch.header().from(), batch.header().to()));
        }
    }

    @Override
    public Optional<String> hashOfBatchFrom(StreamId stream, long firstSequence) {
        return Optional.ofNullable(log.get(new LogKey(stream, firstSequence))).map(logged -> logged.batch().hash());
    }

    @Override
    public List<SealedBatch> batchesAfter(StreamId stream, long sequence, int maximumBatches, int maximumBytes) {
        List<SealedBatch> found = new ArrayList<>();
        long bytes = 0;
        for (Logged logged : log.from(new LogKey(stream, 0))) {
            SealedBatch batch = logged.batch();
            if (!batch.stream().equals(stream) || found.size() == maximumBatches
                    || (!found.isEmpty() && bytes >= maximumBytes)) {
                break;
            }
            if (batch.header().from() > sequence) {
                found.add(batch);
                bytes += batch.body().length;
            }
        }
        return found;
    }

    @Override
    public List<PendingChange> pending(StreamId stream, int maximum) {
        return outbox.from(0L).stream()
                .filter(waiting -> waiting.stream().equals(stream))
                .limit(maximum)
                .map(waiting -> new PendingChange(waiting.id(), waiting.change(), waiting.content()))
                .toList();
    }

    @Override
    public void settle(StreamId stream, List<PendingChange> sealed) {
        sealed.forEach(change -> outbox.delete(change.id()));
    }

    @Override
    public List<ContentChange> apply(CollectionName collection, List<Change> changes) {
        List<ContentChange> contents = new ArrayList<>();
        changes.forEach(change -> upsert(collection, change).ifPresent(contents::add));
        return contents;
    }

    Optional<ContentChange> upsert(CollectionName collection, Change change) {
        RecordPlace place = RecordPage.placeOf(change);
        Row present = records.get(place);
        if (present != null && !change.version().isNewerThan(present.version())) {
            return Optional.empty();
        }
        return Optional.of(write(place, Row.of(collection, change)));
    }

    /** Stores a record or its tombstone. */
    ContentChange write(RecordPlace place, Row row) {
        Row present = records.get(place);
        records.put(place, row);
        return new ContentChange(present == null ? null : present.content(), row.content());
    }

    /** The version that a new record of this host begins after. */
    RecordVersion firstVersion(StreamId stream) {
        RecordVersion newest = purged.get(stream);
        return newest == null ? RecordVersion.NONE : newest;
    }

    @Override
    public void bury(StreamId stream, long sequence, List<Change> changes) {
        changes.stream().filter(Change::removed).forEach(change -> tombstones.put(
                new Buried(stream, sequence, RecordPage.placeOf(change)), new Grave(change.version(), clock.getAsLong())));
    }

    @Override
    public Set<SetAside> setAside(StreamId stream) {
        return Set.of();
    }

    @Override
    public void restored(StreamId stream, Set<SetAside> applied) {
        throw new UnsupportedOperationException("nothing is set aside in the simulation");
    }

    @Override
    public StreamDescription describe(StreamId stream) {
        StreamProgress progress = progress(stream);
        long waiting = authorities.of(stream).equals(self) ? pending(stream, Integer.MAX_VALUE).size() : 0;
        SignedBytes last = batchesAfter(stream, 0, Integer.MAX_VALUE, Integer.MAX_VALUE).stream()
                .filter(batch -> batch.cursor().equals(progress.cursor())).findFirst()
                .map(batch -> new SignedBytes(batch.body(), batch.signature())).orElse(null);
        List<Superseded> decided = superseded.get(stream);
        return new StreamDescription(progress.cursor(), progress.condition(), history(stream).runs(), progress.horizon(),
                Math.max(progress.cursor().sequence() + waiting, progress.settledFrom()), last, decided);
    }

    @Override
    public RecordPage records(DigestScope scope, RecordPlace after, int maximumRecords, int maximumBytes) {
        List<Change> found = recordsBetween(scope, after, null);
        if (found.size() <= maximumRecords) {
            return new RecordPage(found, null);
        }
        List<Change> page = List.copyOf(found.subList(0, maximumRecords));
        return new RecordPage(page, RecordPage.placeOf(page.get(page.size() - 1)));
    }

    /** Records of a scope after one place and up to another; up to the last for null. */
    public List<Change> recordsBetween(DigestScope scope, RecordPlace after, RecordPlace upTo) {
        List<Change> found = new ArrayList<>();
        records.entriesFrom(after).forEach((place, row) -> {
            if (place.compareTo(after) > 0 && (upTo == null || place.compareTo(upTo) <= 0)
                    && row.collection() == scope.collection() && scope.covers(place.key())) {
                found.add(row.change(place));
            }
        });
        return found;
    }

    @Override
    public void overwrite(DigestScope scope, List<Change> overwriting) {
        overwriting.forEach(change -> records.put(RecordPage.placeOf(change), Row.of(scope.collection(), change)));
    }

    @Override
    public void delete(DigestScope scope, List<Change> deleted) {
        deleted.forEach(change -> records.delete(RecordPage.placeOf(change)));
    }

    @Override
    public Optional<SnapshotProgress> snapshot(StreamId stream) {
        return Optional.ofNullable(snapshots.get(stream)).map(progress -> new SnapshotProgress(progress.source(), progress.from(),
                progress.upTo(), progress.records(), Digest.of(progress.sum().state())));
    }

    @Override
    public void save(StreamId stream, SnapshotProgress progress) {
        snapshots.put(stream, progress);
    }

    @Override
    public void endSnapshot(StreamId stream) {
        snapshots.delete(stream);
    }

    @Override
    public void replaceHistory(StreamId stream, StreamDescription source) {
        List.copyOf(log.keysFrom(new LogKey(stream, 0))).stream()
                .filter(key -> key.stream().equals(stream)).forEach(log::delete);
        runs.put(stream, source.runs());
        superseded.put(stream, source.superseded());
        published.delete(stream);
        source.lastBatch().ifPresent(last ->
                log.put(new LogKey(stream, last.header().from()), new Logged(last, clock.getAsLong())));
        journal.put(database.nextJournalEntry(), new Applied(stream, 0, source.cursor().sequence()));
    }

    @Override
    public OptionalLong lastToTrim(StreamId stream, long time, long sequence, long notBeyond) {
        List<Logged> logged = log.from(new LogKey(stream, 0)).stream().filter(one -> one.batch().stream().equals(stream)).toList();
        return logged.stream().limit(Math.max(0, logged.size() - 1))
                .filter(one -> one.batch().header().to() <= notBeyond)
                .filter(one -> one.at() < time || one.batch().header().to() <= sequence)
                .mapToLong(one -> one.batch().header().to()).max();
    }

    @Override
    public void trim(StreamId stream, long upTo) {
        batchesAfter(stream, 0, Integer.MAX_VALUE, Integer.MAX_VALUE).stream()
                .filter(batch -> batch.header().to() <= upTo)
                .forEach(batch -> log.delete(new LogKey(stream, batch.header().from())));
    }

    @Override
    public int purge(StreamId stream, long floor, long time, int maximum) {
        List<Buried> old = List.copyOf(tombstones.keysFrom(new Buried(stream, 0, RecordPlace.FIRST))).stream()
                .filter(buried -> buried.stream().equals(stream) && buried.sequence() <= floor)
                .filter(buried -> tombstones.get(buried).at() < time).limit(maximum).toList();
        for (Buried buried : old) {
            Row row = records.get(buried.place());
            RecordVersion version = tombstones.get(buried).version();
            if (row != null && row.removed() && row.version().equals(version)) {
                records.delete(buried.place());
                if (authorities.of(stream).equals(self) && version.isNewerThan(firstVersion(stream))) {
                    purged.put(stream, version);
                }
            }
            tombstones.delete(buried);
        }
        return old.size();
    }
}
