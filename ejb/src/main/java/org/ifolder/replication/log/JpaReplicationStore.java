package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.PendingChange;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.SetAside;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.catchup.Superseded;
import org.ifolder.replication.protocol.digest.ContentChange;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.history.History;
import org.ifolder.replication.protocol.history.Run;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.SnapshotProgress;
import org.ifolder.replication.record.CollectionRecords;
import org.ifolder.replication.record.OwnAuthority;
import org.ifolder.server.LocalHost;

/** The replication state in this host's database, as the current transaction sees it. */
@ApplicationScoped
class JpaReplicationStore implements HostStore {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private LocalHost localHost;

    @Inject
    private OwnAuthority own;

    @Inject
    private CollectionRecords records;

    @Inject
    private PendingChanges outbox;

    @Inject
    private BatchLog log;

    @Inject
    private Positions positions;

    @Inject
    private StreamHistories histories;

    @Inject
    private Tombstones tombstones;

    @Override
    public StreamProgress progress(StreamId stream) {
        StreamPosition position = em.find(StreamPosition.class, new StreamKey(stream));
        return position == null ? StreamProgress.START : position.progress();
    }

    @Override
    public void save(StreamId stream, StreamProgress progress) {
        StreamPosition position = em.find(StreamPosition.class, new StreamKey(stream));
        if (position == null) {
            position = new StreamPosition(stream);
            em.persist(position);
        }
        position.become(progress);
    }

    @Override
    public List<StreamId> stopped() {
        return em.createQuery("select p from StreamPosition p where p.condition in :stopped", StreamPosition.class)
                .setParameter("stopped", Stream.of(Condition.values()).filter(Condition::isStopped).toList())
                .getResultStream().map(StreamPosition::stream).toList();
    }

    @Override
    public Digest digest(DigestScope scope) {
        StreamDigest stored = em.find(StreamDigest.class, StreamDigest.keyOf(scope));
        return stored == null ? Digest.empty() : stored.digest();
    }

    @Override
    public void save(DigestScope scope, Digest digest) {
        StreamDigest stored = em.find(StreamDigest.class, StreamDigest.keyOf(scope));
        if (stored == null) {
            em.persist(new StreamDigest(scope, digest));
        } else {
            stored.become(digest);
        }
    }

    @Override
    public History history(StreamId stream) {
        return histories.of(stream, progress(stream).cursor());
    }

    @Override
    public StreamStates streams() {
        List<StreamState> streams = new ArrayList<>(em.createQuery("select p, d from StreamPosition p, StreamDigest d"
                        + " where d.key.collection = p.key.collection and (d.key.authority = p.key.authority"
                        + " or (p.key.collection = :domain and d.key.authority = :all))", Object[].class)
                .setParameter("domain", CollectionName.DOMAIN)
                .setParameter("all", DigestScope.of(new StreamId(CollectionName.DOMAIN, localHost.id())).authority())
                .getResultStream().map(row -> state((StreamPosition) row[0], ((StreamDigest) row[1]).digest())).toList());
        Set<StreamId> known = streams.stream().map(StreamState::id).collect(Collectors.toSet());
        // A stream without a digest has brought nothing yet; one that has since is told of the next time.
        em.createQuery("select p from StreamPosition p where p.sequence = 0", StreamPosition.class).getResultStream()
                .filter(position -> !known.contains(position.stream()))
                .forEach(position -> streams.add(state(position, Digest.empty())));
        // Read last: a run that has begun meanwhile only tells where the one before it ends.
        return new StreamStates(streams, histories.all());
    }

    private static StreamState state(StreamPosition position, Digest digest) {
        return new StreamState(position.stream(), position.progress(), digest);
    }

    @Override
    public void begin(StreamId stream, Run run) {
        histories.begin(stream, run);
    }

    @Override
    public void append(SealedBatch batch) {
        if (localHost.isMaster()) {
            log.append(batch, positions.next());
        } else {
            log.append(batch);
        }
    }

    @Override
    public Optional<String> hashOfBatchFrom(StreamId stream, long firstSequence) {
        return log.hashOfBatchFrom(stream, firstSequence);
    }

    @Override
    public List<SealedBatch> batchesAfter(StreamId stream, long sequence, int maximumBatches, int maximumBytes) {
        return log.batchesAfter(stream, sequence, maximumBatches, maximumBytes);
    }

    @Override
    public List<PendingChange> pending(StreamId stream, int maximum) {
        return outbox.oldest(stream, maximum);
    }

    @Override
    public void settle(StreamId stream, List<PendingChange> sealed) {
        outbox.delete(stream, sealed);
    }

    @Override
    public List<ContentChange> apply(CollectionName collection, List<Change> changes) {
        return records.apply(collection, changes);
    }

    @Override
    public void bury(StreamId stream, long sequence, List<Change> changes) {
        tombstones.bury(stream, sequence, changes);
    }

    @Override
    public Set<SetAside> setAside(StreamId stream) {
        return histories.setAside(stream);
    }

    @Override
    public void putAside(StreamId stream, SetAside record) {
        histories.putAside(stream, record);
        save(stream, progress(stream).settingAside(histories.setAside(stream).size()));
    }

    @Override
    public void restored(StreamId stream, Set<SetAside> applied) {
        histories.restored(stream, applied);
    }

    @Override
    public StreamDescription describe(StreamId stream) {
        StreamProgress progress = progress(stream);
        long sequence = progress.cursor().sequence();
        long pending = own.isOver(stream) ? outbox.count(stream) : 0;
        return new StreamDescription(progress.cursor(), progress.condition(), history(stream).runs(), progress.horizon(),
                Math.max(sequence + pending, progress.settledFrom()), log.endingAt(stream, sequence).orElse(null),
                histories.superseded(stream));
    }

    @Override
    public void supersede(StreamId stream, Superseded superseded) {
        histories.supersede(stream, superseded);
    }

    @Override
    public boolean goesOver(StreamId stream, long sequence) {
        return log.goesOver(stream, sequence);
    }

    @Override
    public RecordPage records(DigestScope scope, RecordPlace after, int maximumRecords, int maximumBytes) {
        return records.page(scope, after, maximumRecords, maximumBytes);
    }

    @Override
    public void overwrite(DigestScope scope, List<Change> changes) {
        records.overwrite(scope.collection(), changes);
    }

    @Override
    public void delete(DigestScope scope, List<Change> changes) {
        records.delete(scope.collection(), changes);
    }

    @Override
    public Optional<SnapshotProgress> snapshot(StreamId stream) {
        return Optional.ofNullable(em.find(StoredSnapshot.class, new StreamKey(stream))).map(StoredSnapshot::progress);
    }

    @Override
    public void save(StreamId stream, SnapshotProgress progress) {
        StoredSnapshot stored = em.find(StoredSnapshot.class, new StreamKey(stream));
        boolean isNew = stored == null;
        if (isNew) {
            stored = new StoredSnapshot(stream);
        }
        stored.become(progress);
        if (isNew) {
            em.persist(stored);
        }
    }

    @Override
    public void endSnapshot(StreamId stream) {
        StoredSnapshot stored = em.find(StoredSnapshot.class, new StreamKey(stream));
        if (stored != null) {
            em.remove(stored);
        }
    }

    @Override
    public void replaceHistory(StreamId stream, StreamDescription source) {
        histories.replace(stream, source.runs());
        source.superseded().forEach(superseded -> histories.supersede(stream, superseded));
        log.trim(stream, Long.MAX_VALUE);
        source.lastBatch().ifPresent(this::append);
    }

    @Override
    public OptionalLong lastToTrim(StreamId stream, long time, long sequence, long notBeyond) {
        return log.lastToTrim(stream, time, sequence, notBeyond, progress(stream).cursor().sequence());
    }

    @Override
    public void trim(StreamId stream, long upTo) {
        log.trim(stream, upTo);
    }

    @Override
    public int purge(StreamId stream, long floor, long time, int maximum) {
        return tombstones.purge(stream, floor, time, maximum);
    }
}
