package org.ifolder.replication.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The authority's side: takes what is pending, numbers it, signs it, fixes the bytes. A batch leaves the host only after the
 * transaction in which it was sealed has committed; so a crash sends nothing that the host does not remember (invariant 4).
 * One relay a host seals, never two at a time.
 */
public final class Sealer {

    private final String authority;
    private final String incarnation;
    private final Signer signer;
    private final BatchLimits limits;

    /**
     * @param authority this host's id
     * @param incarnation this run of the host's numbering, new at each start (invariant 5)
     */
    public Sealer(String authority, String incarnation, Signer signer, BatchLimits limits) {
        this.authority = authority;
        this.incarnation = incarnation;
        this.signer = signer;
        this.limits = limits;
    }

    /**
     * Seals the next batch of a collection, within the transaction of {@code store}.
     *
     * @return the batch, or nothing when nothing is pending
     */
    public Optional<SealedBatch> seal(ReplicationStore store, CollectionName collection, Reign reign) {
        List<PendingChange> taken = within(limits.bytes(), store.pending(collection, limits.changes()));
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        Cursor head = store.cursor(new StreamId(collection, authority));
        BatchHeader header = new BatchHeader(BatchHeader.FORMAT, reign.domain(), reign.epoch(), collection, authority,
                incarnation, head, head.sequence() + taken.size());
        byte[] body = BatchFormat.write(header, taken.stream().map(PendingChange::change).toList());
        SealedBatch batch = new SealedBatch(header, body, signer.sign(body), BatchFormat.hash(body));
        store.append(batch);
        store.settle(collection, taken);
        store.advance(batch);
        return Optional.of(batch);
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
