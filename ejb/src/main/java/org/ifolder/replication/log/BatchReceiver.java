package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every batch of another host comes in, whether by message or fetched: one at a time in each stream, each in its own
 * transaction. What the verdict was is returned and, where somebody should know, logged.
 */
@ApplicationScoped
public class BatchReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(BatchReceiver.class);

    private static final int LOCKS = 256;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private PoisonSearch poison;

    /** Streams share locks by their hash, so that names made up by a hostile host cost no memory. */
    private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    /**
     * Receives a batch.
     *
     * @param from id of the host whose link brought it; a refusal is held against that link, not against the batch's authority
     * @throws RuntimeException when the batch could not be applied; the stream is then stopped with the reason, and the
     *        next attempt may succeed
     */
    public Verdict receive(SealedBatch batch, String from) {
        return alone(batch.stream(), () -> take(batch, from));
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

    private Verdict take(SealedBatch batch, String from) {
        try {
            Verdict verdict = transactions.receive(batch);
            switch (verdict.kind()) {
                case APPLY, DUPLICATE, STOPPED -> LOG.trace("{} from {}: {}", batch, from, verdict.kind());
                case GAP -> LOG.debug("{} from {}: gap, {}", batch, from, verdict.reason());
                case FORK, FOREIGN, POISON -> LOG.error("{} from {}: stream stopped, {}", batch, from, verdict.reason());
                case REFUSED -> LOG.warn("{} from {}: refused, {}", batch, from, verdict.reason());
            }
            return verdict;
        } catch (RuntimeException e) {
            LOG.error("{} from {} could not be applied", batch, from, e);
            stop(batch, e);
            throw e;
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
