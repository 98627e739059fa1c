package org.ifolder.replication.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.Downlink;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.Heartbeat;
import org.ifolder.replication.protocol.HostProgress;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamReport;
import org.ifolder.replication.protocol.catchup.IncarnationWatch;
import org.ifolder.replication.simulation.Message.BatchMessage;
import org.ifolder.replication.simulation.Message.HeadsMessage;
import org.ifolder.replication.simulation.Message.HeartbeatMessage;

/** A host's one relay: seals (T2), then sends to the master, or on the master gives positions and publishes. */
final class Relay {

    private static final long HEADS_EVERY = 300;
    private static final long SILENCE = 1000;
    private static final int BATCHES_AT_ONCE = 5;
    private static final int BYTES_AT_ONCE = 10_000;

    private final Simulation world;
    private final HostProcess process;
    private final Database database;
    private final String self;
    private final Deque<SealedBatch> toSend = new ArrayDeque<>();
    private final IncarnationWatch watch = new IncarnationWatch(SILENCE);
    private final Map<String, Map<StreamId, Cursor>> heard = new HashMap<>();

    private Transaction open;
    private SealedBatch sealing;
    private List<SealedBatch> afterCommit = List.of();
    private long lastSign;

    Relay(Simulation world, HostProcess process) {
        this.world = world;
        this.process = process;
        this.database = process.host().database();
        this.self = process.host().id();
        this.lastSign = world.clock() - HEADS_EVERY;
    }

    void step() {
        if (open != null) {
            commit();
        } else if (!toSend.isEmpty()) {
            send(toSend.remove());
        } else if (!seal()) {
            if (process.host().isMaster()) {
                position();
                sayHeads();
            } else {
                sendDue();
                sayHeartbeat();
            }
        }
    }

    private boolean seal() {
        for (StreamId own : Stream.of(CollectionName.values()).flatMap(collection -> process.own(collection).stream()).toList()) {
            if (!process.ownStreams().maySeal(own, world.othersOf(process.host()), world.clock())) {
                continue;
            }
            Transaction transaction = process.begin();
            Optional<SealedBatch> batch = world.construction().seal(process, transaction, own);
            if (batch.isPresent()) {
                open = transaction;
                sealing = batch.get();
                world.say(() -> process.host().site() + " seals " + batch.get());
                if (world.construction().sendsBeforeCommit()) {
                    send(batch.get());
                }
                return true;
            }
        }
        return false;
    }

    private void commit() {
        if (open.commit()) {
            if (sealing != null) {
                world.ledger().sealed(process.host(), sealing);
            }
            toSend.addAll(afterCommit);
        }
        open = null;
        sealing = null;
        afterCommit = List.of();
    }

    private void sendDue() {
        if (process.isAdmitted()) {
            toSend.addAll(process.uplink().due(process.begin(), BATCHES_AT_ONCE, BYTES_AT_ONCE));
        }
    }

    /** Gives positions, in each stream's order, to what has none yet. */
    private void position() {
        Transaction transaction = process.begin();
        List<SealedBatch> batches = new ArrayList<>();
        long position = lastPosition();
        for (StreamId stream : List.copyOf(database.streams.rows().keySet())) {
            for (SealedBatch batch : transaction.batchesAfter(stream, published(stream), BATCHES_AT_ONCE, BYTES_AT_ONCE)) {
                transaction.positions.put(++position, batch);
                transaction.published.put(stream, batch.cursor());
                batches.add(batch);
            }
        }
        if (!batches.isEmpty()) {
            open = transaction;
            afterCommit = batches;
        }
    }

    /** Up to which sequence nothing of the stream may be trimmed away here. */
    long notBeyond(StreamId stream) {
        if (process.host().isMaster()) {
            return published(stream);
        }
        return stream.authority().equals(self) ? process.uplink().confirmed(stream.collection()) : Long.MAX_VALUE;
    }

    private long published(StreamId stream) {
        return database.published.rows().getOrDefault(stream, Cursor.START).sequence();
    }

    /** What is published, after it and on its lane. */
    private void sayHeads() {
        if (world.clock() < lastSign + HEADS_EVERY) {
            return;
        }
        lastSign = world.clock();
        Heads ofDomain = heads(true);
        Heads ofOthers = heads(false);
        for (String site : world.slaveSites()) {
            world.send(process.host().site(), site, new HeadsMessage(true, ofDomain, process.host().reign()));
            world.send(process.host().site(), site, new HeadsMessage(false, ofOthers, process.host().reign()));
        }
        process.noteFloors(heads(true));
        process.noteFloors(heads(false));
    }

    private Heads heads(boolean domainLane) {
        List<StreamHead> streams = database.published.rows().entrySet().stream()
                .filter(stream -> (stream.getKey().collection() == CollectionName.DOMAIN) == domainLane)
                .map(stream -> new StreamHead(stream.getKey().collection(), stream.getKey().authority(), stream.getValue(),
                        floor(stream.getKey())))
                .toList();
        List<HostProgress> hosts = world.hostIds().stream().filter(id -> watch.admitted(id) != null)
                .map(id -> new HostProgress(id, watch.admitted(id), 0, 0, 0, 0, 0, 0, 0, null)).toList();
        return new Heads(process.host().reign().domain(), process.host().reign().epoch(), lastPosition(), streams, hosts);
    }

    /** The sequence that every host is known to have reached. */
    private long floor(StreamId stream) {
        Transaction transaction = process.begin();
        return world.othersOf(process.host()).stream().mapToLong(host -> {
            Cursor cursor = heard.getOrDefault(host, Map.of()).getOrDefault(stream, Cursor.START);
            return Downlink.isKnown(cursor, transaction, stream) ? cursor.sequence() : 0;
        }).min().orElse(0);
    }

    private void sayHeartbeat() {
        if (world.clock() < lastSign + HEADS_EVERY) {
            return;
        }
        lastSign = world.clock();
        Transaction transaction = process.begin();
        List<StreamReport> reports = database.streams.rows().entrySet().stream()
                .map(row -> new StreamReport(row.getKey().collection(), row.getKey().authority(), row.getValue().cursor(),
                        row.getValue().condition(), row.getValue().difference(), row.getValue().horizon(), process.isApart(row.getKey()),
                        transaction.digest(DigestScope.of(row.getKey())).fingerprint()))
                .toList();
        world.send(process.host().site(), world.siteOf(process.host().reign().master()), new HeartbeatMessage(
                new Heartbeat(process.host().reign().domain(), self, process.incarnation(), 0, 0, Map.of(), reports)));
    }

    /** A slave lives; what it has and this host lacks is asked for. */
    void heard(Heartbeat heartbeat) {
        if (!watch.heard(heartbeat.host(), heartbeat.incarnation(), world.clock())) {
            return;
        }
        Transaction transaction = process.begin();
        Map<StreamId, Cursor> cursors = new HashMap<>();
        boolean agrees = true;
        for (StreamReport report : heartbeat.streams()) {
            StreamId stream = report.stream();
            cursors.put(stream, report.cursor());
            boolean known = Downlink.isKnown(report.cursor(), transaction, stream);
            if (process.isOwn(stream) && (!known || transaction.progress(stream).condition() != Condition.STREAMING)) {
                agrees = false;
                process.ownStreams().hasMore(heartbeat.host(), stream, world.clock());
                process.fetch(stream, heartbeat.host());
            } else if (process.host().of(stream).equals(heartbeat.host()) ? lacks(transaction, report) : !known) {
                process.fetch(stream, heartbeat.host());
            }
        }
        transaction.stopped().stream().filter(stream -> process.host().of(stream).equals(heartbeat.host()))
                .forEach(stream -> process.fetch(stream, heartbeat.host()));
        heard.put(heartbeat.host(), cursors);
        if (agrees) {
            process.ownStreams().agrees(heartbeat.host());
        }
    }

    /** Whether the authority's uplink alone will not bring what is missing here. */
    private static boolean lacks(Transaction transaction, StreamReport report) {
        Cursor mine = transaction.progress(report.stream()).cursor();
        Condition condition = transaction.progress(report.stream()).condition();
        boolean continues = condition == Condition.STREAMING
                && (mine.sequence() < report.cursor().sequence() || mine.equals(report.cursor()));
        return !continues || report.apart() || mine.sequence() < report.horizon();
    }

    private long lastPosition() {
        return database.positions.rows().isEmpty() ? 0 : database.positions.rows().lastKey();
    }

    private void send(SealedBatch batch) {
        world.say(() -> process.host().site() + " sends " + batch);
        if (process.host().isMaster()) {
            world.slaveSites().forEach(site -> world.send(process.host().site(), site, BatchMessage.of(batch)));
        } else {
            world.send(process.host().site(), world.siteOf(process.host().reign().master()), BatchMessage.of(batch));
        }
    }
}
