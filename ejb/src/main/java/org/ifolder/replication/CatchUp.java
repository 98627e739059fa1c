package org.ifolder.replication;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches from the master's log what a stream lacks here, in order, until nothing is missing or the stream stops (R7.2, R7.3). One
 * fetch a stream at a time; streams do not wait for each other. A fetch that fails is asked for again by the master's next heads.
 */
@ApplicationScoped
public class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private HostDirectory hosts;

    @Inject
    private BatchReceiver receiver;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private Reigns reigns;

    private final Set<StreamId> underWay = ConcurrentHashMap.newKeySet();

    /** Has the stream fetched, unless it is being fetched already. */
    public void request(StreamId stream) {
        if (underWay.add(stream)) {
            try {
                executor.execute(() -> run(stream));
            } catch (RuntimeException e) {
                underWay.remove(stream);
                throw e;
            }
        }
    }

    private void run(StreamId stream) {
        try {
            long applied = fetch(stream);
            LOG.info("{} caught up: {} batches fetched", stream, applied);
        } catch (Links.LinkFailure e) {
            LOG.warn("{} cannot be fetched now: {}", stream, e.getMessage());
        } catch (EJBException e) {
            LOG.warn("{} stopped while catching up; it is tried again", stream);
        } finally {
            underWay.remove(stream);
        }
    }

    private long fetch(StreamId stream) {
        String master = reigns.current().master();
        long applied = 0;
        while (true) {
            long sequence = transactions.read(store -> store.cursor(stream)).sequence();
            List<SealedBatch> batches = hosts.batchesAfter(master, stream, sequence);
            if (batches.isEmpty()) {
                return applied;
            }
            for (SealedBatch batch : batches) {
                Verdict verdict = receiver.receive(batch, master);
                if (verdict.kind() == Verdict.Kind.APPLY) {
                    applied++;
                } else if (verdict.kind() != Verdict.Kind.DUPLICATE) {
                    return applied;
                }
            }
        }
    }
}
