package org.ifolder.replication.relay;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.log.Reigns;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches from the master's log what a stream lacks here, in order, until nothing is missing or the stream stops (R7.2, R7.3). One
 * fetch a stream at a time; streams do not wait for each other. A fetch that fails is asked for again by the master's next heads; one
 * that ends at a batch which cannot be taken is tried again after a pause that doubles.
 */
@ApplicationScoped
public class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** What a fetch came to: how many batches were applied, and whether it ended at one that could not be taken. */
    private record Fetched(long applied, boolean stuck) {
    }

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

    @Inject
    private Clock clock;

    private final Set<StreamId> underWay = ConcurrentHashMap.newKeySet();

    private final Map<StreamId, Pause> pauses = new ConcurrentHashMap<>();

    /** How long a stream that is stuck is left alone. */
    private record Pause(Duration length, Instant end) {
    }

    /** Has the stream fetched, unless it is being fetched already, or is stuck and was tried just before. */
    public void request(StreamId stream) {
        Pause pause = pauses.get(stream);
        if (pause != null && clock.instant().isBefore(pause.end())) {
            return;
        }
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
            Fetched fetched = fetch(stream);
            if (fetched.stuck()) {
                pause(stream);
            } else {
                pauses.remove(stream);
                LOG.info("{} caught up: {} batches fetched", stream, fetched.applied());
            }
        } catch (Links.LinkFailure e) {
            LOG.warn("{} cannot be fetched now: {}", stream, e.getMessage());
        } catch (EJBException e) {
            pause(stream);
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be fetched", stream, e);
            pause(stream);
        } finally {
            underWay.remove(stream);
        }
    }

    private void pause(StreamId stream) {
        Pause next = pauses.compute(stream, (any, before) -> {
            Duration length = before == null ? SHORTEST_PAUSE : before.length().multipliedBy(2);
            Duration bounded = length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length;
            return new Pause(bounded, clock.instant().plus(bounded));
        });
        LOG.warn("{} is stuck while catching up; it is tried again in {} s", stream, next.length().toSeconds());
    }

    private Fetched fetch(StreamId stream) {
        String master = reigns.current().master();
        long applied = 0;
        while (true) {
            long sequence = transactions.read(store -> store.cursor(stream)).sequence();
            List<SealedBatch> batches = hosts.batchesAfter(master, stream, sequence);
            if (batches.isEmpty()) {
                return new Fetched(applied, false);
            }
            for (SealedBatch batch : batches) {
                Verdict verdict = receiver.receive(batch, master);
                if (verdict.kind() == Verdict.Kind.APPLY) {
                    applied++;
                } else if (verdict.kind() != Verdict.Kind.DUPLICATE) {
                    return new Fetched(applied, true);
                }
            }
        }
    }
}
