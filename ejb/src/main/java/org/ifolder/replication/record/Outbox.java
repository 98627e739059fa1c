package org.ifolder.replication.record;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.digest.ContentChange;
import org.ifolder.server.LocalHost;

/**
 * Where a boundary leaves what it has changed. The record and its outbox entry commit in the boundary's one local transaction
 * (invariant 2), without which nothing is taken; the relay does the rest after it.
 */
@ApplicationScoped
public class Outbox {

    @PersistenceContext
    private EntityManager em;

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private LocalHost localHost;

    @Inject
    private OwnAuthority own;

    @Inject
    private Replicas replicas;

    @Inject
    private CollectionRecords records;

    @Inject
    private OutboxOrder order;

    @Inject
    private PurgedVersions purged;

    @Inject
    private ClosedStreams closed;

    @Inject
    private RelaySignal relay;

    @Inject
    private BeforeImages images;

    @Inject
    private Event<RecordTaken> taken;

    /**
     * Takes a record that this transaction has created, changed or removed: raises its version and notes the whole record for the
     * other hosts. To be called once all changes to the record are made, and after a new record was persisted.
     *
     * @throws IllegalStateException when this host is not the record's authority, or there is no transaction
     * @throws Refusal UNAVAILABLE while this host may not go on with the collection's stream
     */
    public void take(ReplicatedRecord record) {
        mustBeInATransaction();
        Replica replica = replicas.of(record);
        boolean ofDomain = replica.collection() == CollectionName.DOMAIN;
        StreamId stream = new StreamId(replica.collection(), ofDomain ? localHost.id() : record.creator());
        if (ofDomain ? !localHost.isMaster() : !own.isOver(stream)) {
            throw new IllegalStateException("this host is not the authority of " + replica.type() + " " + record.key());
        }
        closed.check(stream);
        boolean isNew = record.version().equals(RecordVersion.NONE);
        record.version(before(record, stream).next(ofDomain ? localHost.epoch() : 0, own.term(stream)));
        Change change = replica.change(record);
        ContentChange content = new ContentChange(record.contentHash(), change.contentHash());
        record.contentHash(content.after());
        em.persist(new OutboxEntry(order.next(), stream, BatchFormat.write(change), content));
        taken.fire(new RecordTaken(change, () -> isNew ? Optional.empty() : images.of(record.getClass(), record.key())));
        signalAfterCommit(stream);
    }

    /** A new record may have the key of one whose tombstone was purged, and must be newer than that (R7.7). */
    private RecordVersion before(ReplicatedRecord record, StreamId stream) {
        return record.version().equals(RecordVersion.NONE) ? purged.highest(stream) : record.version();
    }

    /**
     * Writes a record as an administrator has decided between two histories of it, and notes it for the other hosts. Its stream is closed
     * until that is done.
     *
     * @param decided the whole record, in a version newer than any before
     * @param before hash of what the record said here until now; null where no live record was
     */
    public void decide(StreamId stream, Change decided, String before) {
        mustBeInATransaction();
        records.overwrite(stream.collection(), List.of(decided));
        em.persist(new OutboxEntry(order.next(), stream, BatchFormat.write(decided),
                new ContentChange(before, decided.contentHash())));
        signalAfterCommit(stream);
    }

    private void mustBeInATransaction() {
        if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("a change is taken in the transaction that makes it, and there is no transaction");
        }
    }

    private void signalAfterCommit(StreamId stream) {
        @SuppressWarnings("unchecked")
        Set<StreamId> known = (Set<StreamId>) transactions.getResource(RelaySignal.class);
        if (known != null) {
            known.add(stream);
            return;
        }
        Set<StreamId> changed = new HashSet<>(Set.of(stream));
        transactions.putResource(RelaySignal.class, changed);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // the entry is written by the persistence context
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.raise(changed);
                }
            }
        });
    }
}
