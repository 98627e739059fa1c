package org.ifolder.replication.protocol;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.history.Run;

/**
 * The receiver's side, the same on every host: judges a batch and, on APPLY, moves records, cursor, digest and log in the one
 * transaction of the store it is given (invariant 6).
 */
public final class Replicator {

    private final Predicate<StreamId> own;
    private final ChangeAdmission admission;

    /** @param own of which streams this host is the authority: their batches come back as receipts and are applied only where they are taken back */
    public Replicator(Predicate<StreamId> own, ChangeAdmission admission) {
        this.own = own;
        this.admission = admission;
    }

    /**
     * Receives a batch within the transaction of {@code store}.
     *
     * @return the verdict, whose effect on records, cursor, digest and log is done when this returns
     */
    public Verdict receive(ReplicationStore store, SealedBatch batch, Reign reign) {
        StreamId stream = batch.stream();
        StreamProgress progress = store.progress(stream);
        Verdict verdict = hold(progress, admission.judge(batch, reign, standing(store, batch, progress, reign)));
        if (verdict.kind() == Verdict.Kind.APPLY) {
            verdict = own.test(stream) ? takeBack(store, batch, progress) : read(store, batch, progress);
        }
        if (verdict.kind() == Verdict.Kind.FORK && progress.condition() == Condition.SNAPSHOT) {
            return Verdict.gap("a snapshot is under way");
        }
        Verdict judged = verdict;
        judged.stops().ifPresent(condition -> store.save(stream, store.progress(stream).in(condition, judged.reason())));
        return judged;
    }

    /**
     * Notes, in a transaction of its own, that a batch could not be applied; nothing where it is not the one that comes next, as a
     * repeat that fails holds nothing up; and nothing of an own stream, whose batches others cannot spoil. One that is being taken back stays in
     * that condition, to be tried again.
     */
    public void poisoned(ReplicationStore store, SealedBatch batch, String reason) {
        StreamProgress progress = store.progress(batch.stream());
        boolean takenBack = progress.condition() == Condition.TAKING_BACK;
        if (batch.header().previous().equals(progress.cursor()) && (takenBack || !own.test(batch.stream()))) {
            store.save(batch.stream(), progress.in(takenBack ? Condition.TAKING_BACK : Condition.POISON, reason));
        }
    }

    private static Standing standing(ReplicationStore store, SealedBatch batch, StreamProgress progress, Reign reign) {
        boolean repeats = batch.header().from() <= progress.cursor().sequence();
        Optional<String> known = repeats ? store.hashOfBatchFrom(batch.stream(), batch.header().from()) : Optional.empty();
        return new Standing(progress.cursor(), progress.horizon(), known, hasEarlierReigns(store, batch, reign));
    }

    private static boolean hasEarlierReigns(ReplicationStore store, SealedBatch batch, Reign reign) {
        return batch.header().collection() != CollectionName.DOMAIN || reign.past().stream().allMatch(past ->
                store.progress(new StreamId(CollectionName.DOMAIN, past.master())).cursor().sequence() >= past.lastSequence());
    }

    /** What the stream's condition makes of a verdict that would move it. */
    private static Verdict hold(StreamProgress progress, Verdict verdict) {
        boolean moves = verdict.kind() == Verdict.Kind.APPLY;
        if (!moves && verdict.kind() != Verdict.Kind.GAP) {
            return verdict;
        }
        return switch (progress.condition()) {
            case SNAPSHOT -> Verdict.gap("a snapshot is under way");
            case FOREIGN -> Verdict.stopped(progress.reason());
            case FORK -> moves ? verdict : Verdict.stopped(progress.reason());
            default -> verdict;
        };
    }

    private Verdict read(ReplicationStore store, SealedBatch batch, StreamProgress progress) {
        List<Change> changes;
        try {
            changes = BatchFormat.changes(batch);
        } catch (MalformedBatch e) {
            return Verdict.poison("the changes of " + batch + " cannot be read: " + e.getMessage());
        }
        Verdict verdict = admission.judgeContent(batch.stream(), batch.header().term(), changes);
        return verdict.kind() == Verdict.Kind.APPLY ? apply(store, batch, changes, progress) : verdict;
    }

    private static Verdict apply(ReplicationStore store, SealedBatch batch, List<Change> changes, StreamProgress progress) {
        StreamId stream = batch.stream();
        Set<SetAside> aside = progress.setAside() == 0 ? Set.of() : store.setAside(stream);
        List<Change> applicable = aside.isEmpty() ? changes : changes.stream()
                .filter(change -> aside.stream().noneMatch(one -> one.isMeantBy(change))).toList();
        Digest digest = store.digest(DigestScope.of(stream));
        store.apply(stream.collection(), applicable).forEach(digest::move);
        Set<SetAside> replaced = aside.stream()
                .filter(one -> applicable.stream().anyMatch(one::isReplacedBy)).collect(Collectors.toSet());
        if (!replaced.isEmpty()) {
            store.restored(stream, replaced);
        }
        return advance(store, batch, changes, digest, progress.settingAside(progress.setAside() - replaced.size()));
    }

    private static Verdict advance(ReplicationStore store, SealedBatch batch, List<Change> changes, Digest digest,
            StreamProgress progress) {
        StreamId stream = batch.stream();
        BatchHeader header = batch.header();
        String difference = progress.isSettledAt(header.to()) ? difference(batch, digest) : progress.difference();
        if (!header.incarnation().equals(progress.cursor().incarnation())) {
            store.begin(stream, new Run(header.incarnation(), header.previous().sequence()));
        }
        store.append(batch);
        store.bury(stream, header.to(), changes);
        store.save(DigestScope.of(stream), digest);
        store.save(stream, progress.past(batch).differing(difference));
        return difference == null ? Verdict.APPLY : Verdict.appliedDiffering(difference);
    }

    private static String difference(SealedBatch batch, Digest digest) {
        return digest.fingerprint().equals(batch.header().digest()) ? null
                : "after " + batch + " the records here are not those that the authority has signed";
    }

    /**
     * A batch that this host has sealed in an earlier life, and lost with a restored database. Changes that wait here for their number and
     * are in the batch have theirs now; another content under the same version, or under one that was passed over, is a fork.
     */
    private Verdict takeBack(ReplicationStore store, SealedBatch batch, StreamProgress progress) {
        if (progress.condition() != Condition.TAKING_BACK) {
            return Verdict.gap("more of this host's own stream than it remembers");
        }
        List<Change> changes;
        try {
            changes = BatchFormat.changes(batch);
        } catch (MalformedBatch e) {
            return Verdict.gap("what is shown of this host's own stream cannot be read: " + e.getMessage());
        }
        Verdict content = admission.judgeContent(batch.stream(), batch.header().term(), changes);
        if (content.kind() != Verdict.Kind.APPLY) {
            return Verdict.gap("what is shown of this host's own stream is not its own: " + content.reason());
        }
        TakenBack taken = TakenBack.of(changes, store.pending(batch.stream(), Integer.MAX_VALUE));
        if (taken.conflict().isPresent()) {
            return Verdict.fork(taken.conflict().get());
        }
        Digest digest = store.digest(DigestScope.of(batch.stream()));
        store.apply(batch.header().collection(), changes).forEach(digest::move);
        taken.known().forEach(change -> digest.move(change.content()));
        store.settle(batch.stream(), taken.known());
        Verdict verdict = advance(store, batch, changes, digest, progress);
        store.save(batch.stream(), store.progress(batch.stream()).in(Condition.TAKING_BACK, progress.reason()));
        return verdict;
    }
}
