package org.ifolder.replication.catchup;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.log.Reigns;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.catchup.CatchUpPlan;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.history.History.Comparison;
import org.ifolder.replication.protocol.snapshot.SnapshotConflict;
import org.ifolder.server.Uptime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a stream level with another host's (R7.2, R7.3): asks how that host has it, then fetches from its log, copies its records, or
 * finds that the two are a fork; and again, until nothing is missing. One attempt a stream at a time; streams do not wait for each other.
 * An attempt that fails is asked for again by the next heads or heartbeat; one that ends at something that cannot be taken is tried
 * again after a pause that doubles.
 */
@ApplicationScoped
public class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    /** Looks at the source before the attempt ends; a source that is written to all the time is asked again by its next heads. */
    private static final int MOST_LOOKS = 8;

    /** A fork costs the source one answer, and ends as soon as its authority has decided. */
    private static final Duration FORK_PAUSE = Duration.ofSeconds(5);

    private enum End {
        THROUGH,
        /** At something that cannot be taken. */
        STUCK,
        FORKED
    }

    /** What is to be brought level with whom. */
    private record Attempt(StreamId stream, String source) {
    }

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private StreamSources sources;

    @Inject
    private BatchReceiver receiver;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private SnapshotCopy snapshot;

    @Inject
    private OwnNumbering own;

    @Inject
    private Reigns reigns;

    @Inject
    private HostKeys keys;

    @Inject
    private Authorities authorities;

    @Inject
    private Uptime uptime;

    private final Set<StreamId> underWay = ConcurrentHashMap.newKeySet();

    private final Pauses<Attempt> pauses = new Pauses<>();

    /** Has the stream brought level, unless that is under way already, or is stuck and was tried just before. */
    public void request(StreamId stream, String source) {
        if (!pauses.isOn(new Attempt(stream, source), uptime)) {
            begin(new Attempt(stream, source), false);
        }
    }

    /** Has the stream brought level now, whatever was tried before. */
    public void retry(StreamId stream, String source) {
        pauses.forget(new Attempt(stream, source));
        begin(new Attempt(stream, source), false);
    }

    /** Has all records of the stream copied anew. @return whether that begins now: nothing else is under way with the stream */
    public boolean copyAnew(StreamId stream, String source) {
        pauses.forget(new Attempt(stream, source));
        return begin(new Attempt(stream, source), true);
    }

    private boolean begin(Attempt attempt, boolean anew) {
        if (!underWay.add(attempt.stream())) {
            return false;
        }
        try {
            executor.execute(() -> run(attempt, anew));
            return true;
        } catch (RuntimeException e) {
            underWay.remove(attempt.stream());
            throw e;
        }
    }

    private void run(Attempt attempt, boolean anew) {
        StreamId stream = attempt.stream();
        try {
            switch (bringLevel(stream, attempt.source(), anew)) {
                case THROUGH -> pauses.forget(attempt);
                case STUCK -> pause(attempt);
                case FORKED -> pauses.begin(attempt, FORK_PAUSE, uptime);
            }
        } catch (SourceUnreachable e) {
            LOG.warn("{} cannot be brought level now: {}", stream, e.getMessage());
        } catch (RuntimeException e) {
            Optional<SnapshotConflict> conflict = conflictIn(e);
            if (conflict.isPresent()) {
                own.fork(stream, conflict.get().getMessage(), true);
            } else if (!(e instanceof EJBException)) {
                LOG.warn("{} cannot be brought level", stream, e);
            } else {
                LOG.warn("{} cannot be brought level: {}", stream, BatchReceiver.rootOf(e).toString());
            }
            pause(attempt);
        } finally {
            underWay.remove(stream);
        }
        askTheAuthority(attempt);
    }

    /** Of a fork the authority may have decided what the source, which had nothing to copy, was never told. */
    private void askTheAuthority(Attempt attempt) {
        StreamId stream = attempt.stream();
        if (!own.isOwn(stream) && !attempt.source().equals(authorities.of(stream))
                && transactions.read(store -> store.progress(stream)).condition() == Condition.FORK) {
            request(stream, authorities.of(stream));
        }
    }

    private void pause(Attempt attempt) {
        LOG.warn("{} is stuck while catching up with host {}; it is tried again in {} s", attempt.stream(), attempt.source(),
                pauses.begin(attempt, uptime).toSeconds());
    }

    private static Optional<SnapshotConflict> conflictIn(Throwable e) {
        return BatchReceiver.rootOf(e) instanceof SnapshotConflict conflict ? Optional.of(conflict) : Optional.empty();
    }

    private End bringLevel(StreamId stream, String source, boolean anew) {
        boolean copying = anew;
        for (int look = 0; look < MOST_LOOKS; look++) {
            StreamDescription there = sources.describe(source, stream);
            StreamProgress here = transactions.read(store -> store.progress(stream));
            boolean isOwn = own.isOwn(stream);
            if (isOwn && (!isSigned(stream, here, there) || isOwnHistory(stream, there))) {
                LOG.error("{}: what host {} shows of it was never signed by this host", stream, source);
                own.distrust(source);
                return End.FORKED;
            }
            CatchUpPlan plan = copying ? CatchUpPlan.COPY : plan(stream, there);
            if (plan == CatchUpPlan.NOTHING) {
                letGo(stream, source, here, false);
                return End.THROUGH;
            }
            if (plan == CatchUpPlan.WAIT || plan == CatchUpPlan.COPY && !isOwn && !decides(stream, source)) {
                return End.STUCK;
            }
            if (plan == CatchUpPlan.FORK) {
                return decides(stream, source) ? fork(stream, source, isOwn, here, there) : End.FORKED;
            }
            if (isOwn && here.condition() == Condition.FORK) {
                own.isForkedWith(stream, source);
                return End.FORKED;
            }
            // A change that passed before the stream was closed must not come into the middle of a copy.
            if (isOwn && own.takeBack(stream, source) && plan == CatchUpPlan.COPY) {
                return End.STUCK;
            }
            if (!isOwn && plan == CatchUpPlan.FETCH) {
                letGo(stream, source, here, true);
            }
            if (plan == CatchUpPlan.COPY) {
                snapshot.copy(stream, source, there, copying);
                copying = false;
            } else if (!fetch(stream, source, there.cursor().sequence())) {
                own.closeIfStopped(stream);
                return End.STUCK;
            }
        }
        return End.THROUGH;
    }

    /** The stream may go on where nothing is wrong any more. */
    private void letGo(StreamId stream, String source, StreamProgress here, boolean isBehind) {
        if (own.isOwn(stream)) {
            own.takenBack(stream, source);
        } else if (here.condition() == Condition.POISON && !isBehind || here.condition() == Condition.FORK && decides(stream, source)) {
            receiver.alone(stream, () -> transactions.write(store -> {
                store.save(stream, store.progress(stream).in(Condition.STREAMING, null));
                return null;
            }));
        }
    }

    /** Whether it is for this source to say that two histories are a fork: for a slave the master, for the master the authority. */
    private boolean decides(StreamId stream, String source) {
        return own.isOwn(stream) || source.equals(reigns.current().master()) || source.equals(authorities.of(stream));
    }

    /** Whether a host shows another history, or more, but as its last batch one that this host has in its own history: that cannot be. */
    private boolean isOwnHistory(StreamId stream, StreamDescription there) {
        Optional<SealedBatch> last = there.lastBatch();
        boolean mine = last.isEmpty() || transactions.read(store ->
                store.history(stream).contains(last.get().header().incarnation(), last.get().header().to()));
        Comparison comparison = transactions.read(store -> store.history(stream).compare(there.history()));
        return mine && (comparison == Comparison.FORK || comparison == Comparison.BEHIND);
    }

    /**
     * Whether the last batch shown is this host's: nobody else's word stops an own stream. What a host has written whose heir this one is, is to
     * be taken back where this host lacks it, and says nothing against what this host has.
     */
    private boolean isSigned(StreamId stream, StreamProgress here, StreamDescription there) {
        return there.lastBatch().filter(batch -> !batch.stream().equals(stream) || !keys.verifies(batch)
                || batch.header().term() != authorities.term(stream) && batch.header().to() <= here.cursor().sequence()).isEmpty();
    }

    private CatchUpPlan plan(StreamId stream, StreamDescription there) {
        return transactions.read(store -> CatchUpPlan.of(store.describe(stream), there));
    }

    private End fork(StreamId stream, String source, boolean isOwn, StreamProgress here, StreamDescription there) {
        long common = transactions.read(store -> store.history(stream).commonWith(there.history()));
        String reason = "host " + source + " has another history after sequence " + common + ": up to " + there.cursor().sequence()
                + " of run " + there.cursor().incarnation() + ", this host up to " + here.cursor().sequence() + " of run "
                + here.cursor().incarnation();
        if (isOwn) {
            own.isForkedWith(stream, source);
        }
        if (here.condition() != Condition.FORK || !reason.equals(here.reason())) {
            own.fork(stream, reason, isOwn);
        }
        return End.FORKED;
    }

    /** @param upTo the sequence that the source has said it has */
    private boolean fetch(StreamId stream, String source, long upTo) {
        long applied = 0;
        long before = -1;
        while (true) {
            long sequence = transactions.read(store -> store.progress(stream)).cursor().sequence();
            if (sequence == before) {
                LOG.warn("{}: what host {} has handed out goes on from nothing here", stream, source);
                return false;
            }
            before = sequence;
            Optional<List<SealedBatch>> batches = sources.batchesAfter(source, stream, sequence);
            if (batches.isEmpty() || batches.get().isEmpty()) {
                LOG.info("{} caught up with host {}: {} batches fetched", stream, source, applied);
                return batches.isEmpty() || sequence >= upTo;
            }
            if (!batches.get().stream().allMatch(batch -> batch.stream().equals(stream))) {
                LOG.warn("{}: host {} has handed out batches of another stream", stream, source);
                return false;
            }
            BatchReceiver.Received received = receiver.receive(batches.get(), source);
            applied += received.applied();
            if (!received.complete()) {
                return false;
            }
        }
    }
}
