package org.ifolder.replication.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.simulation.Message.BatchMessage;
import org.ifolder.replication.simulation.Message.HeadsMessage;

/** A host's one relay: seals (T2), then sends to the master, or on the master gives positions and publishes. */
final class Relay {

    private static final long HEADS_EVERY = 300;
    private static final int BATCHES_AT_ONCE = 5;
    private static final int BYTES_AT_ONCE = 10_000;

    private final Simulation world;
    private final HostProcess process;
    private final Database database;
    private final String self;
    private final Deque<SealedBatch> toSend = new ArrayDeque<>();

    private Transaction open;
    private List<SealedBatch> afterCommit = List.of();
    private long lastHeads;

    Relay(Simulation world, HostProcess process) {
        this.world = world;
        this.process = process;
        this.database = process.host().database();
        this.self = process.host().id();
        this.lastHeads = world.clock();
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
                toSend.addAll(process.uplink().due(process.begin(), BATCHES_AT_ONCE, BYTES_AT_ONCE));
            }
        }
    }

    private boolean seal() {
        for (CollectionName collection : CollectionName.values()) {
            Transaction transaction = process.begin();
            Optional<SealedBatch> batch = process.sealer().seal(transaction, collection, world.reign());
            if (batch.isPresent()) {
                open = transaction;
                world.say(() -> self + " seals " + batch.get());
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
            toSend.addAll(afterCommit);
        }
        open = null;
        afterCommit = List.of();
    }

    /** Gives positions, in each stream's order, to what has none yet. */
    private void position() {
        Transaction transaction = process.begin();
        List<SealedBatch> batches = new ArrayList<>();
        long position = lastPosition();
        for (StreamId stream : List.copyOf(database.streams.rows().keySet())) {
            for (SealedBatch batch : transaction.batchesAfter(stream, published(stream), BATCHES_AT_ONCE, BYTES_AT_ONCE)) {
                transaction.positions.put(++position, batch);
                transaction.published.put(stream, batch.header().to());
                batches.add(batch);
            }
        }
        if (!batches.isEmpty()) {
            open = transaction;
            afterCommit = batches;
        }
    }

    private long published(StreamId stream) {
        return database.published.rows().getOrDefault(stream, 0L);
    }

    /** What is published, after it and on its lane. */
    private void sayHeads() {
        if (world.clock() < lastHeads + HEADS_EVERY) {
            return;
        }
        lastHeads = world.clock();
        Heads ofDomain = heads(true);
        Heads ofOthers = heads(false);
        for (String slave : world.slaves()) {
            world.send(self, slave, new HeadsMessage(true, ofDomain));
            world.send(self, slave, new HeadsMessage(false, ofOthers));
        }
    }

    private Heads heads(boolean domainLane) {
        List<StreamHead> streams = database.published.rows().entrySet().stream()
                .filter(stream -> (stream.getKey().collection() == CollectionName.DOMAIN) == domainLane)
                .map(stream -> new StreamHead(stream.getKey().collection(), stream.getKey().authority(), stream.getValue()))
                .toList();
        return new Heads(world.reign().domain(), world.reign().epoch(), lastPosition(), streams, List.of());
    }

    private long lastPosition() {
        return database.positions.rows().isEmpty() ? 0 : database.positions.rows().lastKey();
    }

    private void send(SealedBatch batch) {
        world.say(() -> self + " sends " + batch);
        if (process.host().isMaster()) {
            world.slaves().forEach(slave -> world.send(self, slave, BatchMessage.of(batch)));
        } else {
            world.send(self, world.reign().master(), BatchMessage.of(batch));
        }
    }
}
