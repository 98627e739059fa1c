package org.ifolder.replication.protocol;

import java.util.List;

/** A host that makes and seals changes of its own, for tests of those who receive them: its batches carry the true digest. */
public final class Authority {

    public final MemoryStore store = new MemoryStore();

    private final String id;
    private final CollectionName collection;
    private Sealer sealer;

    public Authority(String id, CollectionName collection) {
        this.id = id;
        this.collection = collection;
        startsAs("run");
    }

    /** A new run of its numbering begins. */
    public Authority startsAs(String incarnation) {
        sealer = new Sealer(incarnation, bytes -> Batches.signature(id), new BatchLimits(100, 100_000, Integer.MAX_VALUE));
        return this;
    }

    public StreamId stream() {
        return new StreamId(collection, id);
    }

    /** Makes these changes and seals them in one batch. */
    public SealedBatch seals(Change... changes) {
        List.of(changes).forEach(store::waiting);
        return sealer.seal(store, stream(), BatchHeader.FIRST_TERM, Batches.REIGN).orElseThrow();
    }
}
