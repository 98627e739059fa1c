package org.ifolder.replication.log;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.ChangeAdmission;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.Replicator;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.Sealer;
import org.ifolder.replication.protocol.Signer;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.record.OwnAuthority;
import org.ifolder.replication.record.Replicas;
import org.ifolder.server.LocalHost;

/**
 * The transactions of replication, each a local one of its own: T2 seals, T3 and T4 receive. No message is sent within any of them
 * (invariant 2).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ReplicationTransactions {

    @Inject
    private LocalHost localHost;

    @Inject
    private OwnAuthority own;

    @Inject
    private Authorities authorities;

    @Inject
    private Reigns reigns;

    @Inject
    private HostStore store;

    @Inject
    private Signer signer;

    @Inject
    private HostKeys keys;

    @Inject
    private Replicas replicas;

    @Inject
    private ReplicationSettings settings;

    private ChangeAdmission admission;

    @PostConstruct
    void prepare() {
        admission = new ChangeAdmission(keys, authorities, replicas);
    }

    /** T2: seals the next batch of a stream of this host's own; nothing when nothing is pending. */
    public Optional<SealedBatch> seal(StreamId stream) {
        return !own.mayGoOn(stream, store.progress(stream)) ? Optional.empty() : sealer().seal(store, stream, own.term(stream), reigns.current());
    }

    /** T2 while nobody waits for it: seals the next batch if it is full. */
    public Optional<SealedBatch> sealFull(StreamId stream) {
        return !own.mayGoOn(stream, store.progress(stream)) ? Optional.empty() : sealer().sealFull(store, stream, own.term(stream), reigns.current());
    }

    private Replicator replicator() {
        return new Replicator(own::isOver, admission);
    }

    private Sealer sealer() {
        return new Sealer(localHost.incarnation(), signer, settings.batchLimits());
    }

    /** T3 at the master, T4 at a slave: judges a batch and, on APPLY, moves records, cursor and log together. */
    public Verdict receive(SealedBatch batch) {
        return replicator().receive(store, batch, reigns.current());
    }

    /**
     * Receives batches of one stream that follow each other, in one transaction, up to the first that is neither applied nor known.
     *
     * @return a verdict for each that was looked at
     */
    public List<Verdict> receive(List<SealedBatch> batches) {
        Replicator replicator = replicator();
        Reign reign = reigns.current();
        List<Verdict> verdicts = new ArrayList<>();
        for (SealedBatch batch : batches) {
            Verdict verdict = replicator.receive(store, batch, reign);
            verdicts.add(verdict);
            if (!verdict.goesOn()) {
                break;
            }
        }
        return verdicts;
    }

    /** Notes that a batch could not be applied. */
    public void poison(SealedBatch batch, String reason) {
        replicator().poisoned(store, batch, reason);
    }

    /** Does a step of a snapshot, of retention or of an administrator, in a transaction of its own. */
    public <T> T write(Function<? super HostStore, T> step) {
        return step.apply(store);
    }

    /** Reads in a transaction of its own. */
    public <T> T read(Function<? super HostStore, T> reading) {
        return reading.apply(store);
    }
}
