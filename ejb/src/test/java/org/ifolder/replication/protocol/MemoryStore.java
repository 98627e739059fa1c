package org.ifolder.replication.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.catchup.StreamDescription.SignedBytes;
import org.ifolder.replication.protocol.catchup.Superseded;
import org.ifolder.replication.protocol.digest.ContentChange;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.history.History;
import org.ifolder.replication.protocol.history.Run;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.SnapshotProgress;
import org.ifolder.replication.protocol.snapshot.SnapshotStore;

/** A host's store in memory, without transactions, that notes what was done to it. */
public final class MemoryStore implements SnapshotStore {

    public final Map<StreamId, StreamProgress> streams = new HashMap<>();
    public final Map<DigestScope, Digest> digests = new HashMap<>();
    public final Map<StreamId, List<Run>> runs = new HashMap<>();
    public final Map<StreamId, List<Superseded>> superseded = new HashMap<>();
    public final Map<StreamId, SnapshotProgress> snapshots = new HashMap<>();
    public final Map<StreamId, Set<SetAside>> setAside = new HashMap<>();
    public final TreeMap<RecordPlace, Change> records = new TreeMap<>();
    public final List<SealedBatch> log = new ArrayList<>();
    public final List<PendingChange> outbox = new ArrayList<>();
    public final List<Change> applied = new ArrayList<>();
    public final List<Change> buried = new ArrayList<>();

    private long lastPlace;

    /** The store as it is now, for a backup. */
    public MemoryStore copy() {
        MemoryStore copy = new MemoryStore();
        copy.streams.putAll(streams);
        digests.forEach((scope, digest) -> copy.digests.put(scope, Digest.of(digest.state())));
        runs.forEach((stream, known) -> copy.runs.put(stream, new ArrayList<>(known)));
        copy.superseded.putAll(superseded);
        copy.records.putAll(records);
        copy.log.addAll(log);
        copy.outbox.addAll(outbox);
        copy.lastPlace = lastPlace;
        return copy;
    }

    /** Makes a change of this host: writes the record and puts it into the outbox, as a business transaction does. */
    public MemoryStore waiting(Change change) {
        Change before = records.put(RecordPage.placeOf(change), change);
        outbox.add(new PendingChange(++lastPlace, BatchFormat.write(change),
                new ContentChange(before == null ? null : before.contentHash(), change.contentHash())));
        return this;
    }

    /** Takes a batch as sealed here or applied here. */
    MemoryStore has(SealedBatch... batches) {
        for (SealedBatch batch : batches) {
            if (!progress(batch.stream()).cursor().incarnation().equals(batch.header().incarnation())) {
                begin(batch.stream(), new Run(batch.header().incarnation(), batch.header().previous().sequence()));
            }
            append(batch);
            save(batch.stream(), progress(batch.stream()).past(batch));
        }
        return this;
    }

    Cursor cursor(StreamId stream) {
        return progress(stream).cursor();
    }

    /** Has a stream stop, in this condition. */
    MemoryStore stopped(StreamId stream, Condition condition) {
        save(stream, progress(stream).in(condition, "for a test"));
        return this;
    }

    @Override
    public StreamProgress progress(StreamId stream) {
        return streams.getOrDefault(stream, StreamProgress.START);
    }

    @Override
    public void save(StreamId stream, StreamProgress progress) {
        streams.put(stream, progress);
    }

    @Override
    public List<StreamId> stopped() {
        return streams.entrySet().stream().filter(row -> row.getValue().condition().isStopped()).map(Map.Entry::getKey).toList();
    }

    @Override
    public Digest digest(DigestScope scope) {
        return Digest.of(digests.getOrDefault(scope, Digest.empty()).state());
    }

    @Override
    public void save(DigestScope scope, Digest digest) {
        digests.put(scope, Digest.of(digest.state()));
    }

    @Override
    public History history(StreamId stream) {
        return new History(runs.getOrDefault(stream, List.of()), cursor(stream).sequence(), cursor(stream).hash());
    }

    @Override
    public void begin(StreamId stream, Run run) {
        runs.computeIfAbsent(stream, any -> new ArrayList<>()).add(run);
    }

    @Override
    public void append(SealedBatch batch) {
        log.add(batch);
    }

    @Override
    public Optional<String> hashOfBatchFrom(StreamId stream, long firstSequence) {
        return log.stream().filter(batch -> batch.stream().equals(stream) && batch.header().from() == firstSequence)
                .map(SealedBatch::hash).findFirst();
    }

    @Override
    public List<SealedBatch> batchesAfter(StreamId stream, long sequence, int maximumBatches, int maximumBytes) {
        return log.stream().filter(batch -> batch.stream().equals(stream) && batch.header().from() > sequence)
                .limit(maximumBatches).toList();
    }

    @Override
    public List<PendingChange> pending(StreamId stream, int maximum) {
        return outbox.stream().limit(maximum).toList();
    }

    @Override
    public void settle(StreamId stream, List<PendingChange> sealed) {
        outbox.removeAll(sealed);
    }

    @Override
    public List<ContentChange> apply(CollectionName collection, List<Change> changes) {
        List<ContentChange> contents = new ArrayList<>();
        for (Change change : changes) {
            Change before = records.get(RecordPage.placeOf(change));
            if (before == null || change.version().isNewerThan(before.version())) {
                records.put(RecordPage.placeOf(change), change);
                applied.add(change);
                contents.add(new ContentChange(before == null ? null : before.contentHash(), change.contentHash()));
            }
        }
        return contents;
    }

    @Override
    public void bury(StreamId stream, long sequence, List<Change> changes) {
        changes.stream().filter(Change::removed).forEach(buried::add);
    }

    @Override
    public Set<SetAside> setAside(StreamId stream) {
        return setAside.getOrDefault(stream, Set.of());
    }

    @Override
    public void restored(StreamId stream, Set<SetAside> replaced) {
        setAside.get(stream).removeAll(replaced);
    }

    @Override
    public StreamDescription describe(StreamId stream) {
        StreamProgress progress = progress(stream);
        SignedBytes last = log.stream().filter(batch -> batch.cursor().equals(progress.cursor())).findFirst()
                .map(batch -> new SignedBytes(batch.body(), batch.signature())).orElse(null);
        return new StreamDescription(progress.cursor(), progress.condition(), history(stream).runs(), progress.horizon(),
                progress.cursor().sequence() + outbox.size(), last, superseded.get(stream));
    }

    @Override
    public RecordPage records(DigestScope scope, RecordPlace after, int maximumRecords, int maximumBytes) {
        List<Change> found = recordsBetween(scope, after, null);
        List<Change> page = found.subList(0, Math.min(maximumRecords, found.size()));
        return new RecordPage(page, page.size() == found.size() ? null : RecordPage.placeOf(page.get(page.size() - 1)));
    }

    /** Records of a scope after one place and up to another; up to the last for null. */
    public List<Change> recordsBetween(DigestScope scope, RecordPlace after, RecordPlace upTo) {
        return records.tailMap(after, false).entrySet().stream()
                .filter(entry -> upTo == null || entry.getKey().compareTo(upTo) <= 0)
                .map(Map.Entry::getValue).filter(change -> scope.covers(change.key())).toList();
    }

    @Override
    public void overwrite(DigestScope scope, List<Change> overwriting) {
        overwriting.forEach(change -> records.put(RecordPage.placeOf(change), change));
    }

    @Override
    public void delete(DigestScope scope, List<Change> deleted) {
        deleted.forEach(change -> records.remove(RecordPage.placeOf(change)));
    }

    @Override
    public Optional<SnapshotProgress> snapshot(StreamId stream) {
        return Optional.ofNullable(snapshots.get(stream));
    }

    @Override
    public void save(StreamId stream, SnapshotProgress progress) {
        snapshots.put(stream, progress);
    }

    @Override
    public void endSnapshot(StreamId stream) {
        snapshots.remove(stream);
    }

    @Override
    public void replaceHistory(StreamId stream, StreamDescription source) {
        log.removeIf(batch -> batch.stream().equals(stream));
        runs.put(stream, new ArrayList<>(source.runs()));
        superseded.put(stream, source.superseded());
        source.lastBatch().ifPresent(log::add);
    }
}
