package org.ifolder.replication.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.history.Run;

/**
 * The authority's side: takes what is pending, numbers it, moves the digest, signs, fixes the bytes. A batch leaves the host only after
 * the transaction in which it was sealed has committed; so a crash sends nothing that the host does not remember (invariant 4).
 * One relay a host seals, never two at a time. What has gathered by then is a batch; how often it seals, the relay decides.
 */
public final class Sealer {

    private final String incarnation;
    private final Signer signer;
    private final BatchLimits limits;

    /**
     * @param incarnation this run of the host's numbering, new at each start (invariant 5)
     */
    public Sealer(String incarnation, Signer signer, BatchLimits limits) {
        this.incarnation = incarnation;
        this.signer = signer;
        this.limits = limits;
    }

    /**
     * Seals the next batch of a stream, within the transaction of {@code store}.
     *
     * @param stream one of which this host is the authority
     * @param term the stream's
     * @return the batch, or nothing when nothing is pending, or the stream is not one that this host may continue now
     */
    public Optional<SealedBatch> seal(ReplicationStore store, StreamId stream, long term, Reign reign) {
        return seal(store, stream, term, reign, within(limits.bytes(), store.pending(stream, limits.changes())));
    }

    /** Seals the next batch only if it is full: for as long as nobody waits for it, so that what gathers meanwhile travels in few batches. */
    public Optional<SealedBatch> sealFull(ReplicationStore store, StreamId stream, long term, Reign reign) {
        List<PendingChange> pending = store.pending(stream, limits.changes());
        List<PendingChange> taken = within(limits.bytes(), pending);
        return taken.size() < limits.changes() && taken.size() == pending.size()
                ? Optional.empty() : seal(store, stream, term, reign, taken);
    }

    private Optional<SealedBatch> seal(ReplicationStore store, StreamId stream, long term, Reign reign, List<PendingChange> taken) {
        StreamProgress progress = taken.isEmpty() ? StreamProgress.START : store.progress(stream);
        if (taken.isEmpty() || progress.condition() != Condition.STREAMING) {
            return Optional.empty();
        }
        Digest digest = store.digest(DigestScope.of(stream));
        taken.forEach(change -> digest.move(change.content()));
        Cursor head = progress.cursor();
        BatchHeader header = new BatchHeader(BatchHeader.FORMAT, reign.domain(), reign.epoch(), stream.collection(),
                stream.authority(), term, incarnation, head, head.sequence() + taken.size(), digest.fingerprint());
        byte[] body = BatchFormat.write(header, taken.stream().map(PendingChange::change).toList(), limits.compressedFrom());
        SealedBatch batch = new SealedBatch(header, body, signer.sign(body), BatchFormat.hash(body));
        if (!incarnation.equals(head.incarnation())) {
            store.begin(stream, new Run(incarnation, head.sequence()));
        }
        store.append(batch);
        store.settle(stream, taken);
        store.bury(stream, header.to(), removals(taken));
        store.save(DigestScope.of(stream), digest);
        store.save(stream, progress.past(batch));
        return Optional.of(batch);
    }

    private static List<Change> removals(List<PendingChange> taken) {
        return taken.stream().filter(change -> change.content().after() == null)
                .map(change -> BatchFormat.change(change.change())).toList();
    }

    private static List<PendingChange> within(int bytes, List<PendingChange> pending) {
        List<PendingChange> taken = new ArrayList<>();
        long size = 0;
        for (PendingChange change : pending) {
            if (size >= bytes) {
                break;
            }
            taken.add(change);
            size += change.change().length;
        }
        return taken;
    }
}
