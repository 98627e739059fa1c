package org.ifolder.peer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.ifolder.replication.catchup.CatchUpSettings;
import org.ifolder.replication.catchup.OwnNumbering;
import org.ifolder.replication.catchup.SnapshotLeases;
import org.ifolder.replication.log.HostStore;
import org.ifolder.replication.log.ReplicationSettings;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.snapshot.RangeDigests;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.RecordRanges;
import org.ifolder.replication.protocol.snapshot.RecordStamps;
import org.ifolder.replication.upkeep.LogRetention;

/** Boundary: this host's log and records, for a host that catches up with it or compares itself with it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StreamLog {

    private static final int MOST_PARTS = 64;

    private static final BatchPage NOTHING = BatchPage.of(List.of());

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private OwnNumbering numbering;

    @Inject
    private SnapshotLeases leases;

    @Inject
    private LogRetention retention;

    @Inject
    private HostKeys keys;

    @Inject
    private ReplicationSettings settings;

    @Inject
    private CatchUpSettings bounds;

    /** How this host has a stream; what the asking host may copy from now on stays in the log. */
    public StreamDescription describe(StreamId stream, String askingHost) {
        StreamDescription description = transactions.write(store -> store.describe(stream));
        leases.described(stream, askingHost, description.cursor().sequence());
        return description.told(numbering.isOwn(stream), numbering.isOpen(stream));
    }

    /** The batches of a stream after a sequence, in order, a bounded number and size. A log that is damaged there is given up. */
    public BatchPage after(StreamId stream, long sequence, String askingHost) {
        leases.fetched(stream, askingHost, sequence);
        Optional<BatchPage> page = page(stream, sequence);
        if (page.isEmpty()) {
            retention.giveUp(stream, store -> page(store, stream, sequence).isEmpty());
        }
        return page.or(() -> page(stream, sequence)).orElse(NOTHING);
    }

    /**
     * Empty where the log should hold what comes next, and does not, or not as it was sealed. A host with other batches under the same
     * numbers finds nothing here that continues its own, and finds no fault with the log by that.
     */
    private Optional<BatchPage> page(StreamId stream, long sequence) {
        return transactions.write(store -> page(store, stream, sequence));
    }

    private Optional<BatchPage> page(HostStore store, StreamId stream, long sequence) {
        StreamProgress progress = store.progress(stream);
        if (sequence < progress.horizon()) {
            return Optional.of(BatchPage.TRIMMED);
        }
        List<SealedBatch> batches = sound(stream, sequence,
                store.batchesAfter(stream, sequence, settings.sendBatches(), settings.sendBytes()));
        boolean damaged = batches.isEmpty() && sequence < progress.cursor().sequence() && !store.goesOver(stream, sequence);
        return damaged ? Optional.empty() : Optional.of(BatchPage.of(batches));
    }

    /** Those before the first that is missing, or is not its authority's any more. */
    private List<SealedBatch> sound(StreamId stream, long sequence, List<SealedBatch> batches) {
        boolean known = keys.knows(stream.authority());
        long last = sequence;
        for (int i = 0; i < batches.size(); i++) {
            SealedBatch batch = batches.get(i);
            if (batch.header().from() > last + 1 || !batch.stream().equals(stream)
                    || known && !keys.verifies(batch)) {
                return batches.subList(0, i);
            }
            last = batches.get(i).header().to();
        }
        return batches;
    }

    /** The records of a stream after a place, up to what is asked and to this host's own bounds. */
    public RecordPage records(StreamId stream, RecordPlace after, int maximumRecords, int maximumBytes, String askingHost) {
        leases.renewed(stream, askingHost);
        return transactions.write(store -> store.records(DigestScope.of(stream), after,
                Math.max(1, Math.min(maximumRecords, bounds.snapshotRecords())),
                Math.max(1, Math.min(maximumBytes, bounds.snapshotBytes()))));
    }

    /** The records between two places, as a few runs with their digests. */
    public RecordRanges ranges(StreamId stream, RecordPlace after, RecordPlace upTo, int parts) {
        return transactions.write(store -> new RangeDigests(numbering.isOwn(stream), store, stream)
                .ranges(after, upTo, Math.min(parts, MOST_PARTS)));
    }

    /** The records between two places, each with its version and hash, up to a bounded number. */
    public RecordStamps stamps(StreamId stream, RecordPlace after, RecordPlace upTo) {
        return transactions.write(store -> new RangeDigests(numbering.isOwn(stream), store, stream).stamps(after, upTo));
    }
}
