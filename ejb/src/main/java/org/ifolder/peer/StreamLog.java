package org.ifolder.peer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.ifolder.replication.log.ReplicationSettings;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.StreamId;

/** Boundary: this host's log, for a host that catches up. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StreamLog {

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private ReplicationSettings settings;

    /** The batches of a stream after a sequence, in order, a bounded number and size. */
    public BatchPage after(StreamId stream, long sequence) {
        return BatchPage.of(transactions.read(store ->
                store.batchesAfter(stream, sequence, settings.sendBatches(), settings.sendBytes())));
    }
}
