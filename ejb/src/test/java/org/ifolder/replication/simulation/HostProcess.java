package org.ifolder.replication.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ifolder.replication.protocol.ChangeAdmission;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Downlink;
import org.ifolder.replication.protocol.RecordTypes;
import org.ifolder.replication.protocol.Replicator;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.Sealer;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Uplink;
import org.ifolder.replication.simulation.Message.BatchMessage;
import org.ifolder.replication.simulation.Message.FetchAnswer;
import org.ifolder.replication.simulation.Message.FetchRequest;
import org.ifolder.replication.simulation.Message.HeadsMessage;

/** One run of a host: what a crash takes away. Wires the protocol's classes as the server does. */
final class HostProcess {

    /** The record types of each collection. */
    static final Map<CollectionName, List<String>> TYPES = new EnumMap<>(Map.of(
            CollectionName.DOMAIN, List.of(SimulatedHost.HOST, "member"),
            CollectionName.CATALOG, List.of("ifolder", "right"),
            CollectionName.REPORT, List.of("report")));

    private static final RecordTypes RECORD_TYPES = type -> TYPES.entrySet().stream()
            .filter(types -> types.getValue().contains(type)).map(Map.Entry::getKey).findFirst();
    private static final int FETCHED_BATCHES = 10;
    private static final int FETCHED_BYTES = 20_000;

    private final Simulation world;
    private final SimulatedHost host;
    private final Replicator replicator;
    private final Sealer sealer;
    private final Uplink uplink;
    private final Relay relay;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final List<Writer> writers = new ArrayList<>();
    private final CatchUp catchUp;
    private long lastPlace;

    HostProcess(Simulation world, SimulatedHost host) {
        this.world = world;
        this.host = host;
        Schedule schedule = world.schedule();
        replicator = new Replicator(host.id(), new ChangeAdmission(host, RECORD_TYPES));
        sealer = new Sealer(host.id(), Long.toHexString(world.random().nextLong()),
                bytes -> world.keyring().sign(host.id(), bytes), schedule.limits());
        uplink = new Uplink(host.id(), schedule.window(), schedule.rewindAfter());
        relay = new Relay(world, this);
        catchUp = new CatchUp(world, this);
        lastPlace = host.database().outbox.rows().isEmpty() ? 0 : host.database().outbox.rows().lastKey();
    }

    SimulatedHost host() {
        return host;
    }

    Replicator replicator() {
        return replicator;
    }

    Sealer sealer() {
        return sealer;
    }

    Uplink uplink() {
        return uplink;
    }

    List<Writer> writers() {
        return writers;
    }

    /** The next place in the outbox. */
    long nextPlace() {
        return ++lastPlace;
    }

    Transaction begin() {
        return world.construction().begin(host);
    }

    /** A message arrives: the master has a queue a slave, a slave has a subscription a lane and the answers that it fetched. */
    void deliver(String from, Message message) {
        if (message instanceof FetchRequest request) {
            answer(from, request);
        } else if (message instanceof FetchAnswer answer) {
            catchUp.answer(answer.stream(), answer.batches());
        } else if (message instanceof HeadsMessage heads) {
            lane(heads.domainLane() ? "Domain" : "others", from).add(message);
        } else if (message instanceof BatchMessage batch) {
            lane(host.isMaster() ? from : laneOf(batch), from).add(message);
        }
    }

    private static String laneOf(BatchMessage message) {
        return Lane.read(message).map(SealedBatch::header)
                .map(header -> header.collection() == CollectionName.DOMAIN ? "Domain" : "others").orElse("others");
    }

    private Lane lane(String name, String from) {
        return lanes.computeIfAbsent(name, key -> new Lane(world, this, from));
    }

    private void answer(String from, FetchRequest request) {
        List<BatchMessage> batches = begin()
                .batchesAfter(request.stream(), request.after(), FETCHED_BATCHES, FETCHED_BYTES).stream()
                .map(BatchMessage::of).toList();
        world.send(host.id(), from, new FetchAnswer(request.stream(), batches));
    }

    /** The master's heads have come; a slave has streams of its own on the second lane alone. */
    void noteHeads(HeadsMessage message) {
        if (!message.domainLane()) {
            uplink.masterSays(message.heads());
        }
        Downlink.behind(host.id(), message.heads(), begin()).forEach(catchUp::want);
    }

    /** Something of a stream is missing. */
    void fetch(StreamId stream) {
        catchUp.want(stream);
    }

    /** One small step of any thread that has something to do. */
    void step() {
        List<Runnable> threads = new ArrayList<>();
        threads.add(relay::step);
        lanes.values().stream().filter(Lane::hasWork).forEach(lane -> threads.add(lane::step));
        if (catchUp.hasWork()) {
            threads.add(catchUp::step);
        }
        writers.stream().filter(Writer::wantsToGoOn).forEach(writer -> threads.add(writer::step));
        threads.get(world.random().nextInt(threads.size())).run();
        writers.removeIf(Writer::isDone);
    }

    /** Whether a change of this host waits for its number or is still being made. */
    boolean hasUnsealed() {
        return !writers.isEmpty() || !host.database().outbox.rows().isEmpty();
    }

    Optional<CollectionName> collectionOf(String type) {
        return RECORD_TYPES.collectionOf(type);
    }
}
