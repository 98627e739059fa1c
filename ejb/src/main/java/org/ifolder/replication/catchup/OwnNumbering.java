package org.ifolder.replication.catchup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.Downlink;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamKnowledge;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.catchup.OwnStreams;
import org.ifolder.replication.record.ClosedStreams;
import org.ifolder.replication.record.ClosedStreams.Cause;
import org.ifolder.replication.record.OwnAuthority;
import org.ifolder.replication.record.RelaySignal;
import org.ifolder.server.LocalHost;
import org.ifolder.server.Uptime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This host's own streams in this run of it: whether they may be sealed, and how they are taken back after the host was restored from an
 * older copy. While a stream is taken back, or is a fork, its records take no change.
 */
@ApplicationScoped
public class OwnNumbering {

    private static final Logger LOG = LoggerFactory.getLogger(OwnNumbering.class);

    private static final long DISTRUST_MILLISECONDS = 60_000;

    @Inject
    private LocalHost localHost;

    @Inject
    private OwnAuthority own;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private BatchReceiver receiver;

    @Inject
    private ClosedStreams closed;

    @Inject
    private RelaySignal relay;

    @Inject
    private CatchUpSettings settings;

    @Inject
    private Uptime uptime;

    private final Map<String, Long> distrusted = new ConcurrentHashMap<>();

    private final Set<StreamId> apart = ConcurrentHashMap.newKeySet();

    private final Map<StreamId, String> forks = new ConcurrentHashMap<>();

    /** What the stream's refusal and the closed collections say together. */
    private final Object admission = new Object();

    private OwnStreams streams;

    private volatile boolean opening;

    /**
     * The process starts. Where this host is in a Domain already it may have been restored from an older copy: until the others were heard, or
     * nobody for long enough, it takes no change, which could be one of a record that others have newer.
     */
    public void begin() {
        if (localHost.isJoined()) {
            opening = true;
            for (CollectionName collection : CollectionName.values()) {
                closed.close(collection, Cause.OPENING,
                        "This host has just started, and hears first whether others have more of its records. Try again in a moment.");
            }
        }
    }

    /** Whether this host waits for what the others have of its streams. */
    public boolean isOpening() {
        return opening;
    }

    /** Lets this host take changes once these hosts were heard since the start, or not for long enough. */
    public void openIfHeard(Set<String> others) {
        if (opening && streams().hasHeard(others, uptime.millis())) {
            opening = false;
            for (CollectionName collection : CollectionName.values()) {
                closed.open(collection, Cause.OPENING);
            }
            LOG.info("this host takes changes");
        }
    }

    /** Another host has no more of any of this host's streams than this host. */
    public void agrees(String host) {
        streams().agrees(host);
        if (opening) {
            relay.raise();
        }
    }

    /** Whether each may be sealed; made when the host first looks, which is after it has joined. */
    public synchronized OwnStreams streams() {
        if (streams == null) {
            streams = new OwnStreams(uptime.millis(), settings.openingMilliseconds());
            for (StreamId stream : own.streams()) {
                StreamProgress progress = progress(stream);
                if (progress.condition() != Condition.STREAMING) {
                    close(stream, progress);
                }
            }
        }
        return streams;
    }

    /** Whether this host may number changes of an own stream now. */
    public boolean maySeal(StreamId stream, Set<String> others) {
        return streams().maySeal(stream, others, uptime.millis());
    }

    /** Whether an own stream is open to be numbered: before that others may have more of it, and nothing is to be copied from here. */
    public boolean isOpen(StreamId stream) {
        return streams().isOpen(stream, uptime.millis());
    }

    public boolean isOwn(StreamId stream) {
        return own.isOver(stream);
    }

    private boolean isStreaming(StreamId stream) {
        return progress(stream).condition() == Condition.STREAMING;
    }

    /**
     * Whether a place in another host's history of an own stream is one that this host has passed, or one that counts no more because an
     * administrator has decided so.
     */
    public boolean knows(StreamId stream, Cursor theirs) {
        return transactions.read(store -> Downlink.isKnown(theirs, store, stream) || store.describe(stream).supersedes(theirs));
    }

    /** The same, of what was read already: asks the database only about a place that is not among it. */
    public boolean knows(StreamId stream, Cursor theirs, StreamKnowledge here) {
        return Downlink.isKnown(theirs, here, stream)
                || transactions.read(store -> store.describe(stream).supersedes(theirs));
    }

    /** Whether the master, by its last heads, has something of an own stream that this host does not know. */
    public boolean isApart(StreamId stream) {
        return apart.contains(stream);
    }

    /** Notes what the master's heads say of an own stream. */
    public void apart(StreamId stream, boolean yes) {
        if (yes) {
            apart.add(stream);
        } else {
            apart.remove(stream);
        }
    }

    /** With whose history an own stream is a fork, as far as this run of the host has seen. */
    public Optional<String> forkedWith(StreamId stream) {
        return Optional.ofNullable(forks.get(stream));
    }

    void isForkedWith(StreamId stream, String host) {
        forks.put(stream, host);
    }

    /** An own stream goes on after an administrator has decided about it. */
    public void goOn(StreamId stream) {
        forks.remove(stream);
        receiver.alone(stream, () -> {
            transactions.write(store -> {
                store.save(stream, store.progress(stream).in(Condition.STREAMING, null));
                return null;
            });
            return openIfStreaming(stream);
        });
    }

    /** Lets an own stream take changes again, within the lock under which its condition is written. */
    private boolean openIfStreaming(StreamId stream) {
        boolean streaming = isStreaming(stream);
        if (streaming) {
            closed.open(stream);
        }
        return streaming;
    }

    /**
     * Another host has more of an own stream: from now on it takes no change, and what the other has is applied.
     *
     * @return whether it took changes until now
     */
    boolean takeBack(StreamId stream, String source) {
        return receiver.alone(stream, () -> transactions.write(store -> {
            StreamProgress progress = store.progress(stream);
            boolean wasOpen = progress.condition() == Condition.STREAMING;
            if (wasOpen) {
                LOG.warn("{}: host {} has more of this host's own stream than this host, which takes it back", stream, source);
                store.save(stream, progress.in(Condition.TAKING_BACK, "host " + source + " has more of it"));
            }
            closed.close(stream, "This host takes back what it has lost since its last backup.");
            return wasOpen;
        }));
    }

    /** An own stream is as far here as at the other host: it may be continued. */
    void takenBack(StreamId stream, String source) {
        boolean streaming = receiver.alone(stream, () -> {
            transactions.write(store -> {
                StreamProgress progress = store.progress(stream);
                if (progress.condition() == Condition.TAKING_BACK || progress.condition() == Condition.FORK) {
                    LOG.info("{} goes on from sequence {}", stream, progress.cursor().sequence());
                    store.save(stream, progress.in(Condition.STREAMING, null));
                }
                return null;
            });
            return openIfStreaming(stream);
        });
        if (streaming) {
            streams().caughtUp(source, stream);
        }
    }

    /**
     * A stream is a fork: two histories under the same numbers. An own one takes no change until an administrator has decided.
     *
     * @param foundAsOwn whether this host was the stream's authority when that was found; nothing is done where that has changed since
     */
    void fork(StreamId stream, String reason, boolean foundAsOwn) {
        boolean still = receiver.alone(stream, () -> {
            if (isOwn(stream) != foundAsOwn) {
                return false;
            }
            transactions.write(store -> {
                StreamProgress progress = store.progress(stream);
                store.endSnapshot(stream);
                store.save(stream, progress.in(Condition.FORK, reason));
                return null;
            });
            if (foundAsOwn) {
                closed.close(stream, "This host's own stream does not go on: " + reason);
            }
            return true;
        });
        if (still) {
            LOG.error("{} is a fork: {}", stream, reason);
        }
    }

    /** Lets an own stream that a batch has shown to be a fork take no change. */
    public void closeIfStopped(StreamId stream) {
        StreamProgress progress = progress(stream);
        if (isOwn(stream) && progress.condition().isStopped()) {
            close(stream, progress);
        }
    }

    /** The master has said whether this process is the host. A second copy of it takes no changes, as it can give them to nobody. */
    public void admitted(boolean yes) {
        OwnStreams numbered = streams();
        synchronized (admission) {
            numbered.admitted(yes);
            for (CollectionName collection : CollectionName.values()) {
                if (yes) {
                    closed.open(collection, Cause.SECOND_COPY);
                } else {
                    closed.close(collection, Cause.SECOND_COPY, "Another process is this host; this one is a copy of it.");
                }
            }
        }
    }

    /** What a host says of this host's own streams cannot be true; for a while it is not listened to. */
    void distrust(String host) {
        distrusted.put(host, uptime.millis() + DISTRUST_MILLISECONDS);
    }

    /** Whether a host has just said something of this host's own streams that cannot be true. */
    public boolean isDistrusted(String host) {
        return uptime.millis() < distrusted.getOrDefault(host, 0L);
    }

    private void close(StreamId stream, StreamProgress progress) {
        closed.close(stream, "This host's own stream does not go on: " + progress.reason());
    }

    private StreamProgress progress(StreamId stream) {
        return transactions.read(store -> store.progress(stream));
    }
}
