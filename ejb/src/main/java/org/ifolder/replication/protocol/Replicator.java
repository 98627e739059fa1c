package org.ifolder.replication.protocol;

import java.util.List;
import java.util.Optional;

/**
 * The receiver's side, the same on every host: judges a batch and, on APPLY, moves records, cursor and log in the one transaction
 * of the store it is given (invariant 6).
 */
public final class Replicator {

    private final String self;
    private final ChangeAdmission admission;

    /** @param self this host's id: its own batches come back as receipts and are not applied */
    public Replicator(String self, ChangeAdmission admission) {
        this.self = self;
        this.admission = admission;
    }

    /**
     * Receives a batch within the transaction of {@code store}.
     *
     * @return the verdict, whose effect on records, cursor and log is done when this returns
     */
    public Verdict receive(ReplicationStore store, SealedBatch batch, Reign reign) {
        StreamId stream = batch.stream();
        Cursor cursor = store.cursor(stream);
        Optional<String> known = store.hashOfBatchFrom(stream, batch.header().from());
        Verdict verdict = admission.judge(batch, reign, cursor, known);
        if (verdict.kind() == Verdict.Kind.APPLY || verdict.kind() == Verdict.Kind.GAP) {
            verdict = store.stopped(stream).map(Verdict::stopped).orElse(verdict);
        }
        if (verdict.kind() == Verdict.Kind.APPLY) {
            verdict = stream.authority().equals(self)
                    ? Verdict.fork("this host's own batch " + batch + ", which it has not sealed")
                    : apply(store, batch);
        }
        if (verdict.stopsStream()) {
            store.stop(stream, verdict);
        }
        return verdict;
    }

    private Verdict apply(ReplicationStore store, SealedBatch batch) {
        StreamId stream = batch.stream();
        List<Change> changes;
        try {
            changes = BatchFormat.changes(batch);
        } catch (MalformedBatch e) {
            return Verdict.poison("the changes of " + batch + " cannot be read: " + e.getMessage());
        }
        Verdict verdict = admission.judgeContent(stream, changes);
        if (verdict.kind() == Verdict.Kind.APPLY) {
            store.apply(stream.collection(), changes);
            store.append(batch);
            store.advance(batch);
        }
        return verdict;
    }
}
