package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every batch of another host comes in, whether by message or fetched: one at a time in each stream. What the verdict was is
 * returned and, where somebody should know, logged.
 */
@ApplicationScoped
public class BatchReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(BatchReceiver.class);

    private static final int LOCKS = 256;

    /** What small batches have together, at most, that are applied in one transaction. */
    private static final long MOST_CHANGES = 500;
    private static final long MOST_JSON_BYTES = 16_777_216;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private PoisonSearch poison;

    /** Streams share locks by their hash, so that names made up by a hostile host cost no memory. */
    private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    /**
     * Receives a batch, in a transaction of its own.
     *
     * @param from id of the host whose link brought it; a refusal is held against that link, not against the batch's authority
     * @throws RuntimeException when the batch could not be applied; the stream is then stopped with the reason, and the
     *        next attempt may succeed
     */
    public Verdict receive(SealedBatch batch, String from) {
        return alone(batch.stream(), () -> take(batch, from));
    }

    /**
     * Receives batches of one stream that follow each other: small ones together in one transaction, as most of what a batch costs is its
     * commit; where that fails, each in its own, which finds the one that is at fault. What a transaction holds is bounded, whatever a
     * hostile host has made of its batches.
     *
     * @return how many were applied, and whether all were applied or known
     * @throws RuntimeException as {@link #receive(SealedBatch, String)} does
     */
    public Received receive(List<SealedBatch> batches, String from) {
        int applied = 0;
        for (List<SealedBatch> portion : portions(batches)) {
            Received received = together(portion, from);
            applied += received.applied();
            if (!received.complete()) {
                return new Received(applied, false);
            }
        }
        return new Received(applied, true);
    }

    static List<List<SealedBatch>> portions(List<SealedBatch> batches) {
        List<List<SealedBatch>> portions = new ArrayList<>();
        long changes = MOST_CHANGES;
        long bytes = MOST_JSON_BYTES;
        for (SealedBatch batch : batches) {
            changes += batch.header().to() - batch.header().from() + 1;
            bytes += BatchFormat.mostJsonBytes(batch.body());
            if (changes > MOST_CHANGES || bytes > MOST_JSON_BYTES) {
                portions.add(new ArrayList<>());
                changes = batch.header().to() - batch.header().from() + 1;
                bytes = BatchFormat.mostJsonBytes(batch.body());
            }
            portions.get(portions.size() - 1).add(batch);
        }
        return portions;
    }

    private Received together(List<SealedBatch> batches, String from) {
        return alone(batches.get(0).stream(), () -> {
            List<Verdict> verdicts;
            try {
                verdicts = transactions.receive(batches);
            } catch (RuntimeException e) {
                LOG.debug("{} batches from {} could not be applied together", batches.size(), from, e);
                return oneByOne(batches, from);
            }
            for (int i = 0; i < verdicts.size(); i++) {
                log(batches.get(i), from, verdicts.get(i));
            }
            return Received.of(verdicts);
        });
    }

    private Received oneByOne(List<SealedBatch> batches, String from) {
        List<Verdict> verdicts = new ArrayList<>();
        for (SealedBatch batch : batches) {
            Verdict verdict = take(batch, from);
            verdicts.add(verdict);
            if (!verdict.goesOn()) {
                break;
            }
        }
        return Received.of(verdicts);
    }

    /**
     * What came of several batches.
     *
     * @param applied how many were applied
     * @param complete whether all of them were applied or known
     */
    public record Received(int applied, boolean complete) {

        private static Received of(List<Verdict> verdicts) {
            return new Received((int) verdicts.stream().filter(verdict -> verdict.kind() == Verdict.Kind.APPLY).count(),
                    verdicts.stream().allMatch(Verdict::goesOn));
        }
    }

    /** Does something to a stream while no batch of it is received. */
    public <T> T alone(StreamId stream, Supplier<T> work) {
        Lock lock = locks[Math.floorMod(stream.hashCode(), LOCKS)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Has no batch of these streams be received until what is returned is run, by the same thread. */
    public Runnable hold(Collection<StreamId> streams) {
        List<Lock> held = streams.stream().map(stream -> Math.floorMod(stream.hashCode(), LOCKS)).distinct().sorted()
                .map(index -> locks[index]).toList();
        held.forEach(Lock::lock);
        return () -> held.forEach(Lock::unlock);
    }

    private Verdict take(SealedBatch batch, String from) {
        try {
            Verdict verdict = transactions.receive(batch);
            log(batch, from, verdict);
            return verdict;
        } catch (RuntimeException e) {
            LOG.error("{} from {} could not be applied", batch, from, e);
            stop(batch, e);
            throw e;
        }
    }

    private static void log(SealedBatch batch, String from, Verdict verdict) {
        switch (verdict.kind()) {
            case APPLY, DUPLICATE, STOPPED -> LOG.trace("{} from {}: {}", batch, from, verdict.kind());
            case GAP -> LOG.debug("{} from {}: gap, {}", batch, from, verdict.reason());
            case FORK, FOREIGN, POISON -> LOG.error("{} from {}: stream stopped, {}", batch, from, verdict.reason());
            case REFUSED -> LOG.warn("{} from {}: refused, {}", batch, from, verdict.reason());
        }
    }

    /**
     * Names the record that is at fault. It is looked for once; a further attempt that fails in the same way leaves the reason as
     * it is.
     */
    private void stop(SealedBatch batch, RuntimeException failure) {
        StreamProgress progress = transactions.read(store -> store.progress(batch.stream()));
        String cause = rootOf(failure).toString();
        if (progress.condition() != Condition.POISON || !progress.reason().endsWith(cause)) {
            transactions.poison(batch, poison.first(batch).map(Poison::toString)
                    .orElseGet(() -> batch + " could not be applied: " + cause));
        }
    }

    /** The first cause of a failure. */
    public static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
