package org.ifolder.replication.simulation;

import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.Replicator;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.Verdict;

/** How a host is put together. This is the right way; planted flaws override a part of it. */
class Construction {

    Transaction begin(SimulatedHost host) {
        return new Transaction(host.database());
    }

    /** Receives a batch within the transaction. */
    Verdict receive(HostProcess process, Replicator replicator, Transaction transaction, SealedBatch batch, Reign reign) {
        return replicator.receive(transaction, batch, reign);
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
