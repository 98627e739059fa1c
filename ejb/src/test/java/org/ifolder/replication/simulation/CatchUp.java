package org.ifolder.replication.simulation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.catchup.CatchUpPlan;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.history.History.Comparison;
import org.ifolder.replication.protocol.snapshot.Snapshot;
import org.ifolder.replication.protocol.snapshot.SnapshotConflict;
import org.ifolder.replication.protocol.snapshot.SnapshotProgress;
import org.ifolder.replication.simulation.Message.DescribeAnswer;
import org.ifolder.replication.simulation.Message.DescribeRequest;
import org.ifolder.replication.simulation.Message.FetchAnswer;
import org.ifolder.replication.simulation.Message.FetchRequest;
import org.ifolder.replication.simulation.Message.PageAnswer;
import org.ifolder.replication.simulation.Message.PageRequest;

/**
 * A host's one fetching thread: asks another host how it has a stream, then fetches or copies, one answer at a time; so what is
 * fetched never piles up.
 */
final class CatchUp {

    private static final long PATIENCE = 600;

    private final Simulation world;
    private final HostProcess process;
    private final Snapshot snapshots;
    private final Map<StreamId, String> wanted = new TreeMap<>(Database.STREAMS);
    private Lane lane;
    private StreamId stream;
    private String source;
    private Message answer;
    private long askedAt;

    CatchUp(Simulation world, HostProcess process) {
        this.world = world;
        this.process = process;
        this.snapshots = new Snapshot(process::isOwn, process.host(), process.host(), HostProcess.RECORD_TYPES);
        process.host().database().snapshots.rows().forEach((copied, progress) -> wanted.put(copied, progress.source()));
    }

    void want(StreamId wantedStream, String from) {
        wanted.put(wantedStream, from);
    }

    void answered(Message message) {
        if (stream != null && answer == null) {
            answer = message;
        }
    }

    boolean hasWork() {
        return stream != null || !wanted.isEmpty();
    }

    void step() {
        if (stream == null) {
            begin();
        } else if (lane.hasWork()) {
            lane.step();
        } else if (answer instanceof DescribeAnswer described && described.stream().equals(stream)) {
            follow(described.description());
        } else if (answer instanceof FetchAnswer fetched && fetched.stream().equals(stream)) {
            take(fetched);
        } else if (answer instanceof PageAnswer page && page.stream().equals(stream)) {
            take(page);
        } else if (answer != null) {
            answer = null;
        } else if (world.clock() > askedAt + PATIENCE) {
            stream = null;
        }
    }

    private void begin() {
        stream = wanted.keySet().iterator().next();
        source = wanted.remove(stream);
        lane = new Lane(world, process, source);
        Optional<SnapshotProgress> underWay = process.begin().snapshot(stream).filter(progress -> progress.source().equals(source));
        if (underWay.isPresent()) {
            ask(new PageRequest(stream, underWay.get().upTo()));
        } else {
            ask(new DescribeRequest(stream));
        }
    }

    private void ask(Message message) {
        answer = null;
        askedAt = world.clock();
        world.send(process.host().site(), world.siteOf(source), message);
    }

    private boolean isOwn() {
        return process.isOwn(stream);
    }

    /** Whether it is for this source to say that two histories are a fork: for a slave the master, for the master the authority. */
    private boolean decides() {
        return !process.host().isMaster() || source.equals(process.host().of(stream)) || isOwn();
    }

    private void follow(StreamDescription description) {
        Transaction transaction = process.begin();
        StreamProgress progress = transaction.progress(stream);
        CatchUpPlan plan = world.construction().plan(transaction.describe(stream), description);
        world.say(() -> process.host().site() + " about " + stream + " and " + source + ": " + plan);
        switch (plan) {
            case WAIT -> stream = null;
            case NOTHING -> {
                release(transaction, progress);
                stream = null;
            }
            case FETCH -> {
                boolean begun = isOwn() ? takeBack(transaction, progress) : release(transaction, progress);
                if (begun) {
                    ask(new FetchRequest(stream, progress.cursor().sequence()));
                } else {
                    stream = null;
                }
            }
            case COPY -> {
                if (!isOwn() && !decides()) {
                    stream = null;
                } else if (isOwn() && !process.writers().isEmpty()) {
                    takeBack(transaction, progress);
                    stream = null;
                } else if (begins(transaction, description) && transaction.commit()) {
                    ask(new PageRequest(stream, process.begin().snapshot(stream).orElseThrow().upTo()));
                } else {
                    stream = null;
                }
            }
            case FORK -> {
                if (decides()) {
                    transaction.save(stream, progress.in(Condition.FORK, "other than at " + source));
                    if (transaction.commit()) {
                        world.ledger().forked(process.host(), stream);
                    }
                }
                if (!isOwn() && !source.equals(process.host().of(stream))) {
                    // The authority may have decided what the source, which had nothing to copy, was never told.
                    wanted.put(stream, process.host().of(stream));
                }
                stream = null;
            }
        }
    }

    /** A snapshot cannot begin before the authority's key has come, by which it is checked. */
    private boolean begins(Transaction transaction, StreamDescription description) {
        try {
            snapshots.begin(transaction, stream, source, description);
            return true;
        } catch (SnapshotConflict e) {
            transaction.save(stream, transaction.progress(stream).in(Condition.FORK, e.getMessage()));
            if (transaction.commit()) {
                world.ledger().forked(process.host(), stream);
            }
            return false;
        } catch (MalformedBatch e) {
            world.say(() -> process.host().site() + ": " + e.getMessage());
            return false;
        }
    }

    /** The stream may go on where nothing is wrong any more. */
    private boolean release(Transaction transaction, StreamProgress progress) {
        boolean held = progress.condition() == Condition.FORK && decides() || progress.condition() == Condition.POISON
                || progress.condition() == Condition.TAKING_BACK;
        if (held) {
            transaction.save(stream, progress.in(Condition.STREAMING, null));
        }
        boolean done = !held || transaction.commit();
        if (done && isOwn()) {
            process.ownStreams().caughtUp(source, stream);
        }
        return done;
    }

    /** A conflict found while taking back waits for the administrator. */
    private boolean takeBack(Transaction transaction, StreamProgress progress) {
        if (progress.condition() == Condition.FORK) {
            return false;
        }
        transaction.save(stream, progress.in(Condition.TAKING_BACK, "another host has more of it"));
        return transaction.commit();
    }

    private void take(FetchAnswer fetched) {
        if (fetched.batches().isEmpty()) {
            if (isOwn()) {
                wanted.putIfAbsent(stream, source);
            }
            stream = null;
            return;
        }
        fetched.batches().forEach(lane::add);
        ask(new FetchRequest(stream, fetched.batches().stream().map(Lane::read).flatMap(Optional::stream)
                .mapToLong(batch -> batch.header().to()).max().orElse(fetched.after())));
    }

    private void take(PageAnswer answered) {
        Transaction transaction = process.begin();
        SnapshotProgress progress = transaction.snapshot(stream).orElse(null);
        if (progress == null || !answered.after().equals(progress.upTo())) {
            stream = null;
            return;
        }
        Comparison comparison = progress.from().history().compare(answered.now().history());
        if (answered.now().condition() != Condition.STREAMING || comparison == Comparison.FORK || comparison == Comparison.AHEAD
                || answered.now().horizon() > progress.from().cursor().sequence()) {
            ask(new DescribeRequest(stream));
            return;
        }
        try {
            snapshots.take(transaction, stream, answered.page());
        } catch (SnapshotConflict e) {
            conflict(e.getMessage());
            return;
        }
        if (answered.page().upTo() != null) {
            boolean taken = transaction.commit();
            ask(new PageRequest(stream, taken ? answered.page().upTo() : progress.upTo()));
            return;
        }
        Optional<String> difference;
        try {
            difference = world.construction().finish(snapshots, transaction, stream, answered.now());
        } catch (MalformedBatch e) {
            world.say(() -> process.host().site() + ": " + e.getMessage());
            stream = null;
            return;
        }
        if (transaction.commit()) {
            world.ledger().copied(process.host(), stream, progress.records() + answered.page().records().size(), difference);
            wanted.put(stream, source);
        }
        stream = null;
    }

    private void conflict(String reason) {
        Transaction transaction = process.begin();
        transaction.endSnapshot(stream);
        transaction.save(stream, transaction.progress(stream).in(Condition.FORK, reason));
        if (transaction.commit()) {
            world.ledger().forked(process.host(), stream);
        }
        stream = null;
    }
}
