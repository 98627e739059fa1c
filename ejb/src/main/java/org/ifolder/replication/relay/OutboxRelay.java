package org.ifolder.replication.relay;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host's one relay: a thread that seals what is pending, then does its role's turn ({@link MasterTurn}, {@link SlaveTurn}). Sealing
 * goes on while the link is down, so that a slave takes its users' changes for as long as there is disk (R7.4); only full batches are
 * sealed then, so that a backlog of hours travels in few of them.
 */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxRelay {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    /** Batches of a stream that are sealed before the turn is taken, so that a steady load does not silence the host. */
    private static final int BATCHES_A_TURN = 20;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private LocalHost localHost;

    @Inject
    private Relaying relaying;

    /** Why a stream could not be sealed at the last attempt. */
    private final Map<StreamId, String> unsealed = new HashMap<>();

    private Thread thread;
    private volatile boolean stopping;
    private RelayTurn turn;
    private boolean linked;
    private String failure;
    private long pause;
    private long nextAttemptAt;
    private long nextLookAt;
    private Set<String> others = Set.of();
    private SealPace pace;
    /** Whether somebody is there to whom each batch is of use at once. */
    private boolean awaited;

    @PostConstruct
    void start() {
        pace = new SealPace(TimeUnit.MILLISECONDS.toNanos(relaying.settings().batchIntervalMilliseconds()), System::nanoTime);
        relaying.numbering().begin();
        thread = threads.newThread(this::run);
        thread.setName("ifolder-outbox-relay");
        thread.start();
    }

    @PreDestroy
    void stop() {
        stopping = true;
        relaying.signal().raise();
        // Not interrupted: an interrupt within a commit would close the embedded database's file under everybody.
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                work();
                relaying.signal().await(nanosecondsUntilNextWork());
            }
        } catch (InterruptedException e) {
            LOG.debug("the relay is asked to stop");
        } finally {
            closeTurn();
        }
    }

    private long nanosecondsUntilNextWork() {
        long longest = TimeUnit.MILLISECONDS.toNanos(relaying.settings().headsMilliseconds()) / 2;
        return awaited ? Math.min(longest, pace.nanosecondsUntilDue(relaying.signal().changed())) : longest;
    }

    /** Seals what is pending and takes the role's turn, once this host is in a Domain. */
    void work() {
        awaited = false;
        try {
            if (!localHost.isJoined()) {
                return;
            }
            sealPending();
            if (relaying.uptime().millis() >= nextAttemptAt) {
                turn().take();
                recovered();
            }
        } catch (Links.LinkOutdated e) {
            LOG.info("the link is opened anew: {}", e.getMessage());
            closeTurn();
            linked = false;
            relaying.signal().raise();
        } catch (RuntimeException e) {
            // Whatever it is: a relay that ended would leave acknowledged changes on this host alone.
            failed(e);
        }
    }

    private void sealPending() {
        boolean look = relaying.uptime().millis() >= nextLookAt;
        if (look) {
            others = relaying.toBeHeard();
            nextLookAt = relaying.uptime().millis() + relaying.settings().headsMilliseconds();
        }
        relaying.numbering().openIfHeard(others);
        awaited = linked || localHost.isMaster();
        if (!look && !awaited) {
            return;
        }
        Collection<StreamId> due = look ? relaying.own().streams() : relaying.signal().changed().stream().filter(pace::isDue)
                .sorted(Comparator.comparing(StreamId::collection)).toList();
        for (StreamId stream : due) {
            relaying.signal().taken(stream);
            pace.begin(stream);
            trySealing(stream);
        }
    }

    private void trySealing(StreamId stream) {
        try {
            sealPending(stream);
            if (unsealed.remove(stream) != null) {
                LOG.info("{} is sealed again", stream);
            }
        } catch (RuntimeException e) {
            // One stream that cannot be sealed holds up neither the others nor what other hosts send.
            notSealed(stream, BatchReceiver.rootOf(e));
        }
    }

    private void sealPending(StreamId stream) {
        int sealed = 0;
        boolean full = true;
        while (full && sealed < BATCHES_A_TURN && relaying.numbering().maySeal(stream, others)) {
            full = seal(stream).filter(relaying.settings().batchLimits()::isFull).isPresent();
            sealed++;
        }
        if (full && sealed == BATCHES_A_TURN) {
            pace.forget(stream);
            relaying.signal().raise(Set.of(stream));
        }
    }

    private void notSealed(StreamId stream, Throwable cause) {
        if (!cause.toString().equals(unsealed.put(stream, cause.toString()))) {
            LOG.error("{}: what is changed here cannot be sealed, and is tried again: {}", stream, cause.toString());
            LOG.debug("cause", cause);
        }
    }

    private Optional<SealedBatch> seal(StreamId stream) {
        return relaying.receiver().alone(stream, () -> awaited
                ? relaying.transactions().seal(stream) : relaying.transactions().sealFull(stream));
    }

    private RelayTurn turn() {
        if (turn == null) {
            turn = localHost.isMaster() ? new MasterTurn(relaying) : new SlaveTurn(relaying, localHost.id());
        }
        return turn;
    }

    private void recovered() {
        if (!linked) {
            LOG.info("link open, as {}", localHost.role());
        }
        linked = true;
        failure = null;
        pause = 0;
    }

    private void failed(RuntimeException e) {
        closeTurn();
        linked = false;
        if (stopping) {
            return;
        }
        pause = Math.min(Math.max(pause * 2, relaying.settings().retryMinimumMilliseconds()),
                relaying.settings().retryMaximumMilliseconds());
        nextAttemptAt = relaying.uptime().millis() + pause + ThreadLocalRandom.current().nextLong(pause / 4 + 1);
        String message = e.getMessage() == null || e.getMessage().isBlank() ? e.toString() : e.getMessage();
        if (!message.equals(failure)) {
            LOG.warn("the relay is held up and tries again: {}", message);
            LOG.debug("cause", e);
            failure = message;
        }
    }

    private void closeTurn() {
        if (turn != null) {
            try {
                turn.close();
            } catch (RuntimeException e) {
                LOG.debug("while closing the link", e);
            }
            turn = null;
        }
    }
}
