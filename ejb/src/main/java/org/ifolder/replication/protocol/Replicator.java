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
        if (verdict.kind() == Verdict.Kind.APPLY && stream.authority().equals(self)) {
            verdict = Verdict.fork("this host's own batch " + batch + ", which it has not sealed");
        }
        if (verdict.kind() == Verdict.Kind.APPLY) {
            List<Change> changes = BatchFormat.changes(batch);
            verdict = admission.judgeContent(stream, changes);
            if (verdict.kind() == Verdict.Kind.APPLY) {
                store.apply(stream.collection(), changes);
                store.append(batch);
                store.advance(batch);
            }
        }
        if (verdict.stopsStream()) {
            store.stop(stream, verdict);
        }
        return verdict;
    }
}
