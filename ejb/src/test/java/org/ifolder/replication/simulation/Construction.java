package org.ifolder.replication.simulation;

import java.util.Optional;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.Replicator;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.protocol.catchup.CatchUpPlan;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.retention.Retention;
import org.ifolder.replication.protocol.snapshot.Snapshot;

/** How a host is put together. This is the right way; planted flaws override a part of it. */
class Construction {

    private static final int PURGED_AT_ONCE = 10;

    Transaction begin(SimulatedHost host) {
        return new Transaction(host);
    }

    /** The name of a new run. */
    String incarnation(SimulatedHost host, String random) {
        return random;
    }

    /** Seals within the transaction. */
    Optional<SealedBatch> seal(HostProcess process, Transaction transaction, StreamId stream) {
        return process.sealer().seal(transaction, stream, term(process, stream), process.host().reign());
    }

    /** The term in which the host writes the stream. */
    long term(HostProcess process, StreamId stream) {
        return process.host().term(stream);
    }

    /** Receives a batch within the transaction. */
    Verdict receive(HostProcess process, Replicator replicator, Transaction transaction, SealedBatch batch, Reign reign) {
        return replicator.receive(transaction, batch, reign);
    }

    /** What is done about a stream of which another host has told. */
    CatchUpPlan plan(StreamDescription mine, StreamDescription theirs) {
        return CatchUpPlan.of(mine, theirs);
    }

    /** Ends a snapshot within the transaction. */
    Optional<String> finish(Snapshot snapshot, Transaction transaction, StreamId stream, StreamDescription now) {
        return snapshot.finish(transaction, stream, now);
    }

    /** Purges tombstones within the transaction. */
    void purge(Retention retention, Transaction transaction, StreamId stream, long now, long floor) {
        retention.purge(transaction, stream, now, floor, PURGED_AT_ONCE);
    }

    /** Whether a batch leaves before the transaction that sealed it has committed. */
    boolean sendsBeforeCommit() {
        return false;
    }

    /** Whether outbox entries are written in a transaction of their own, after that of the records. */
    boolean outboxApart() {
        return false;
    }
}
