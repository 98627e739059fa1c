package org.ifolder.replication.log;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.ifolder.replication.protocol.SealedBatch;
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

    /** Streams share locks by their hash, so that names made up by a hostile host cost no memory. */
    private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    /**
     * Receives a batch.
     *
     * @param from id of the host whose link brought it; a refusal is held against that link, not against the batch's authority
     * @throws EJBException when the batch could not be applied; the stream is then stopped with the reason, and the next attempt may succeed
     */
    public Verdict receive(SealedBatch batch, String from) {
        Lock lock = locks[Math.floorMod(batch.stream().hashCode(), LOCKS)];
        lock.lock();
        try {
            Verdict verdict = transactions.receive(batch);
            switch (verdict.kind()) {
                case APPLY, DUPLICATE, STOPPED -> LOG.trace("{} from {}: {}", batch, from, verdict.kind());
                case GAP -> LOG.debug("{} from {}: gap, {}", batch, from, verdict.reason());
                case FORK, FOREIGN, POISON -> LOG.error("{} from {}: stream stopped, {}", batch, from, verdict.reason());
                case REFUSED -> LOG.warn("{} from {}: refused, {}", batch, from, verdict.reason());
            }
            return verdict;
        } catch (EJBException e) {
            LOG.error("{} from {} could not be applied", batch, from, e);
            transactions.stop(batch.stream(), batch + " could not be applied: " + rootOf(e));
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
