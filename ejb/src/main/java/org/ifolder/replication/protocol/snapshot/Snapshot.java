package org.ifolder.replication.protocol.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.ChangeAdmission;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.RecordTypes;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.SetAside;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.history.History.Comparison;

/**
 * Copies one stream's records from another host (invariant 11): remembers how far the source has the stream, P0; copies page by page,
 * each in a transaction of its own; then lets the stream go on from P0. Versions make the two meet: what was copied newer than P0 is
 * passed over when the stream brings it. Each method does one step within the transaction of the store it is given.
 */
public final class Snapshot {

    /** Records of this host that are looked at in one go. */
    private static final int AT_ONCE = 500;

    private final Predicate<StreamId> own;
    private final HostKeys keys;
    private final Authorities authorities;
    private final ChangeAdmission admission;

    /**
     * @param own of which streams this host is the authority: those it takes back only where nothing waits in its outbox
     * @param keys who signs for which stream
     * @param authorities which host writes which stream
     * @param types which records belong to which collection
     */
    public Snapshot(Predicate<StreamId> own, HostKeys keys, Authorities authorities, RecordTypes types) {
        this.own = own;
        this.keys = keys;
        this.authorities = authorities;
        this.admission = new ChangeAdmission(keys, authorities, types);
    }

    /**
     * Begins a snapshot, or begins it anew. From now on the stream's batches wait. An own stream must be closed to new changes before:
     * what is copied half is of no use to one who has to decide.
     *
     * @throws SnapshotConflict when changes of this host's own wait to be sent
     * @throws MalformedBatch when the last batch that the source shows is not the authority's
     */
    public void begin(SnapshotStore store, StreamId stream, String source, StreamDescription description) {
        if (!source.equals(authorities.of(stream))) {
            proven(stream, source, description);
        }
        mustNotWait(store, stream);
        store.save(stream, store.progress(stream).in(Condition.SNAPSHOT, "copied from host " + source));
        store.save(stream, new SnapshotProgress(source, description, RecordPlace.FIRST, 0, Digest.empty()));
    }

    /** The last batch that a description shows. @throws MalformedBatch when it is not the authority's */
    private Optional<SealedBatch> proven(StreamId stream, String source, StreamDescription description) {
        Optional<SealedBatch> last = description.lastBatch();
        if (last.filter(batch -> !batch.stream().equals(stream)
                || !keys.verifies(batch)).isPresent()) {
            throw new MalformedBatch("the last batch that host " + source + " shows of " + stream + " is not its authority's", null);
        }
        return last;
    }

    private void mustNotWait(SnapshotStore store, StreamId stream) {
        if (own.test(stream) && !store.pending(stream, 1).isEmpty()) {
            throw new SnapshotConflict("changes wait here to be sent, and what was sent before is too old to be compared with them");
        }
    }

    /**
     * Takes the page that follows the last one: writes what differs, deletes what the source does not have. A record that an administrator
     * has set aside is left as it is, until the source has a newer version.
     *
     * @throws MalformedBatch when the page holds a record that is not of this stream
     * @throws SnapshotConflict when changes of this host's own wait to be sent
     */
    public SnapshotProgress take(SnapshotStore store, StreamId stream, RecordPage page) {
        mustNotWait(store, stream);
        SnapshotProgress before = store.snapshot(stream).orElseThrow();
        DigestScope scope = DigestScope.of(stream);
        Map<RecordPlace, Change> there = checked(stream, before.upTo(), page);
        Set<SetAside> aside = store.progress(stream).setAside() == 0 ? Set.of() : store.setAside(stream);
        Digest sum = before.sum();
        there.values().stream().filter(record -> !isAside(aside, record)).forEach(record -> count(sum, record));
        store.bury(stream, before.from().settled(), page.records());
        Map<RecordPlace, Change> missing = new TreeMap<>(there);
        RecordPlace place = before.upTo();
        while (place != null) {
            RecordPage here = store.records(scope, place, AT_ONCE, Integer.MAX_VALUE);
            List<Change> absent = new ArrayList<>();
            for (Change record : upTo(page.upTo(), here.records())) {
                RecordPlace at = RecordPage.placeOf(record);
                if (!there.containsKey(at)) {
                    absent.add(record);
                } else if (isAside(aside, there.get(at))) {
                    count(sum, record);
                } else if (isSame(there.get(at), record)) {
                    missing.remove(at);
                }
            }
            store.delete(scope, absent);
            place = here.upTo() == null || page.upTo() != null && here.upTo().compareTo(page.upTo()) >= 0 ? null : here.upTo();
        }
        overwrite(store, stream, aside, List.copyOf(missing.values()));
        SnapshotProgress after = new SnapshotProgress(before.source(), before.from(),
                page.upTo() == null ? before.upTo() : page.upTo(), before.records() + page.records().size(), sum);
        store.save(stream, after);
        return after;
    }

    private static void count(Digest sum, Change record) {
        if (!record.removed()) {
            sum.add(record.contentHash());
        }
    }

    private static boolean isAside(Set<SetAside> aside, Change record) {
        return aside.stream().anyMatch(one -> one.isMeantBy(record));
    }

    private Map<RecordPlace, Change> checked(StreamId stream, RecordPlace after, RecordPage page) {
        Verdict verdict = admission.judgeContent(stream, authorities.term(stream), page.records());
        if (verdict.kind() != Verdict.Kind.APPLY) {
            throw new MalformedBatch("the page holds " + verdict.reason(), null);
        }
        Map<RecordPlace, Change> there = new TreeMap<>();
        for (Change record : page.records()) {
            if (!record.isComplete() || RecordPage.placeOf(record).compareTo(after) <= 0) {
                throw new MalformedBatch("the page holds a record that is none, or out of its order", null);
            }
            there.put(RecordPage.placeOf(record), record);
        }
        return there;
    }

    private static List<Change> upTo(RecordPlace end, List<Change> records) {
        return end == null ? records : records.stream().filter(record -> RecordPage.placeOf(record).compareTo(end) <= 0).toList();
    }

    private static void overwrite(SnapshotStore store, StreamId stream, Set<SetAside> aside, List<Change> records) {
        store.overwrite(DigestScope.of(stream), records.stream()
                .filter(record -> !isAside(aside, record)).toList());
        Set<SetAside> replaced = aside.stream().filter(one -> records.stream()
                .anyMatch(record -> one.isReplacedBy(record) && !one.isMeantBy(record))).collect(Collectors.toSet());
        if (!replaced.isEmpty()) {
            store.restored(stream, replaced);
            store.save(stream, store.progress(stream).settingAside(store.progress(stream).setAside() - replaced.size()));
        }
    }

    private static boolean isSame(Change record, Change present) {
        return present != null && record.version().equals(present.version()) && record.removed() == present.removed()
                && Objects.equals(record.contentHash(), present.contentHash());
    }

    /**
     * Ends a snapshot after its last page: the stream goes on from P0. When the digest can be compared the authority itself may say, which
     * knows what waits to be sealed; of any other source it is where that has the stream, by a batch that the authority has signed.
     *
     * @param end how the source describes the stream now
     * @return how the records here differ from what the authority has signed; empty where they agree, or where it cannot be said yet
     * @throws MalformedBatch when the last batch that the source shows is not the authority's
     * @throws SnapshotConflict when changes of this host's own wait to be sent
     */
    public Optional<String> finish(SnapshotStore store, StreamId stream, StreamDescription end) {
        mustNotWait(store, stream);
        SnapshotProgress snapshot = store.snapshot(stream).orElseThrow();
        StreamDescription source = snapshot.from();
        proven(stream, snapshot.source(), source);
        proven(stream, snapshot.source(), end);
        long settled = snapshot.source().equals(authorities.of(stream)) ? Math.max(end.settled(), source.settled()) : end.cursor().sequence();
        StreamProgress progress = store.progress(stream);
        boolean same = store.history(stream).compare(source.history()) == Comparison.SAME;
        Optional<SealedBatch> last = source.lastBatch();
        if (!same) {
            store.replaceHistory(stream, source);
        }
        Optional<String> difference = settled <= source.cursor().sequence()
                ? last.filter(batch -> !batch.header().digest().equals(snapshot.sum().fingerprint()))
                        .map(batch -> "what was copied from host " + snapshot.source() + " is not what the authority has signed")
                : Optional.empty();
        long horizon = same ? progress.horizon() : last.map(batch -> batch.header().from() - 1).orElse(0L);
        store.save(stream, new StreamProgress(source.cursor(), Condition.STREAMING, null, horizon, settled, difference.orElse(null),
                progress.setAside()));
        store.save(DigestScope.of(stream), snapshot.sum());
        store.endSnapshot(stream);
        return difference;
    }
}
