package org.ifolder.replication.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ifolder.replication.protocol.ChangeAdmission;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.Downlink;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.RecordTypes;
import org.ifolder.replication.protocol.Replicator;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.Sealer;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Uplink;
import org.ifolder.replication.protocol.catchup.OwnStreams;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.simulation.Message.BatchMessage;
import org.ifolder.replication.simulation.Message.DescribeAnswer;
import org.ifolder.replication.simulation.Message.DescribeRequest;
import org.ifolder.replication.simulation.Message.FetchAnswer;
import org.ifolder.replication.simulation.Message.FetchRequest;
import org.ifolder.replication.simulation.Message.HeadsMessage;
import org.ifolder.replication.simulation.Message.HeartbeatMessage;
import org.ifolder.replication.simulation.Message.PageAnswer;
import org.ifolder.replication.simulation.Message.PageRequest;

/** One run of a host: what a crash takes away. Wires the protocol's classes as the server does. */
final class HostProcess {

    /** The record types of each collection. */
    static final Map<CollectionName, List<String>> TYPES = new EnumMap<>(Map.of(
            CollectionName.DOMAIN, List.of(SimulatedHost.HOST, "member"),
            CollectionName.CATALOG, List.of("ifolder", "right"),
            CollectionName.REPORT, List.of("report")));

    static final RecordTypes RECORD_TYPES = type -> TYPES.entrySet().stream()
            .filter(types -> types.getValue().contains(type)).map(Map.Entry::getKey).findFirst();
    private static final int FETCHED_BATCHES = 10;
    private static final int FETCHED_BYTES = 20_000;
    private static final int PAGE_RECORDS = 3;
    private static final long OPENING = 900;

    private final Simulation world;
    private final SimulatedHost host;
    private final String incarnation;
    private final Replicator replicator;
    private final Sealer sealer;
    private final Uplink uplink;
    private final OwnStreams ownStreams;
    private final Relay relay;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final List<Writer> writers = new ArrayList<>();
    private final CatchUp catchUp;
    private final Map<StreamId, Long> floors = new HashMap<>();
    private final Set<StreamId> apart = new HashSet<>();
    private boolean admitted;
    private long lastPlace;

    HostProcess(Simulation world, SimulatedHost host) {
        this.world = world;
        this.host = host;
        Schedule schedule = world.schedule();
        incarnation = world.construction().incarnation(host, Long.toHexString(world.random().nextLong()));
        replicator = new Replicator(this::isOwn, new ChangeAdmission(host, host, RECORD_TYPES));
        sealer = new Sealer(incarnation, bytes -> world.keyring().sign(host.id(), bytes), schedule.limits());
        uplink = new Uplink(host.id(), schedule.window(), schedule.rewindAfter());
        ownStreams = new OwnStreams(world.clock(), OPENING);
        relay = new Relay(world, this);
        catchUp = new CatchUp(world, this);
        lastPlace = host.database().outbox.rows().isEmpty() ? 0 : host.database().outbox.rows().lastKey();
    }

    boolean isOwn(StreamId stream) {
        return stream.authority().equals(host.id()) || host.of(stream).equals(host.id());
    }

    /** The streams of a collection that this host writes. */
    List<StreamId> own(CollectionName collection) {
        StreamId begun = new StreamId(collection, host.id());
        return collection == CollectionName.DOMAIN ? List.of(begun) : Stream.concat(Stream.of(begun),
                host.inheritedBy(host.id()).stream().sorted().map(removed -> new StreamId(collection, removed))).toList();
    }

    SimulatedHost host() {
        return host;
    }

    String incarnation() {
        return incarnation;
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

    OwnStreams ownStreams() {
        return ownStreams;
    }

    List<Writer> writers() {
        return writers;
    }

    /** Whether the master has said on this run's first heads or later that this run is the host. */
    boolean isAdmitted() {
        return admitted;
    }

    /** Whether a business transaction over this collection is refused: its stream is forked, being taken back, or another's copy. */
    boolean isClosed(CollectionName collection) {
        return ownStreams.isRefused() || world.isHandingOver(collection, host)
                || own(collection).stream().anyMatch(own -> host.database().progress(own).condition() != Condition.STREAMING);
    }

    /** The next place in the outbox. */
    long nextPlace() {
        return ++lastPlace;
    }

    Transaction begin() {
        return world.construction().begin(host);
    }

    /** A message arrives: the master has a queue a slave, a slave has a subscription a lane, and both the answers to what they asked. */
    void deliver(String fromSite, Message message) {
        String from = world.idOf(fromSite);
        if (message instanceof FetchRequest request) {
            world.send(host.site(), fromSite, new FetchAnswer(request.stream(), request.after(), begin()
                    .batchesAfter(request.stream(), request.after(), FETCHED_BATCHES, FETCHED_BYTES).stream()
                    .map(BatchMessage::of).toList()));
        } else if (message instanceof DescribeRequest request) {
            world.send(host.site(), fromSite, new DescribeAnswer(request.stream(), describe(request.stream())));
        } else if (message instanceof PageRequest request) {
            RecordPage page = begin().records(DigestScope.of(request.stream()), request.after(),
                    PAGE_RECORDS, FETCHED_BYTES);
            world.send(host.site(), fromSite, new PageAnswer(request.stream(), request.after(), page, describe(request.stream())));
        } else if (message instanceof DescribeAnswer || message instanceof FetchAnswer || message instanceof PageAnswer) {
            catchUp.answered(message);
        } else if (message instanceof HeartbeatMessage heartbeat) {
            if (host.isMaster()) {
                relay.heard(heartbeat.heartbeat());
            }
        } else if (message instanceof HeadsMessage heads) {
            lane(heads.domainLane() ? "Domain" : "others", from).add(message);
        } else if (message instanceof BatchMessage batch) {
            lane(host.isMaster() ? from : laneOf(batch), from).add(message);
        }
    }

    /** How this host has a stream; its own only counts once it may number it. */
    private StreamDescription describe(StreamId stream) {
        return begin().describe(stream).told(isOwn(stream),
                ownStreams.maySeal(stream, world.othersOf(host), world.clock()));
    }

    private static String laneOf(BatchMessage message) {
        return Lane.read(message).map(SealedBatch::header)
                .map(header -> header.collection() == CollectionName.DOMAIN ? "Domain" : "others").orElse("others");
    }

    private Lane lane(String name, String from) {
        return lanes.computeIfAbsent(name, key -> new Lane(world, this, from));
    }

    /** The master's heads have come; what they tell of hosts and of this host's own streams is on the second lane alone. */
    void noteHeads(HeadsMessage message) {
        if (message.reign().epoch() < host.reign().epoch() || host.isMaster()) {
            return;
        }
        if (message.reign().epoch() > host.reign().epoch()) {
            world.adopt(host, message.reign());
            return;
        }
        Heads heads = message.heads();
        if (!message.domainLane()) {
            admitted = heads.hosts().stream().anyMatch(of -> of.host().equals(host.id()) && incarnation.equals(of.incarnation()));
            boolean other = heads.hosts().stream().anyMatch(of -> of.host().equals(host.id()) && of.incarnation() != null);
            ownStreams.admitted(admitted || !other);
            if (admitted) {
                uplink.masterSays(heads);
            }
        }
        noteOwn(message);
        noteFloors(heads);
        Downlink.behind(this::isOwn, message.domainLane() ? org.ifolder.replication.protocol.Lane.DOMAIN
                : org.ifolder.replication.protocol.Lane.CATALOG_AND_REPORT, heads, begin()).forEach(stream -> fetch(stream, host.reign().master()));
    }

    private void noteOwn(HeadsMessage message) {
        String master = host.reign().master();
        boolean known = true;
        for (CollectionName collection : CollectionName.values()) {
            if ((collection == CollectionName.DOMAIN) != message.domainLane()) {
                continue;
            }
            StreamId own = new StreamId(collection, host.id());
            Cursor theirs = message.heads().streams().stream().filter(head -> head.stream().equals(own))
                    .map(StreamHead::cursor).findFirst().orElse(Cursor.START);
            boolean part = Downlink.isKnown(theirs, begin(), own);
            apart.remove(own);
            if (!part) {
                apart.add(own);
            }
            if (!part || host.database().progress(own).condition() != Condition.STREAMING) {
                known = false;
                ownStreams.hasMore(master, own, world.clock());
                fetch(own, master);
            }
        }
        if (known && !message.domainLane() && admitted) {
            ownStreams.agrees(master);
        }
    }

    /** Whether the master has something of an own stream that this host does not know. */
    boolean isApart(StreamId stream) {
        return apart.contains(stream);
    }

    /** Notes what every host is known to have. */
    void noteFloors(Heads heads) {
        heads.streams().forEach(head -> floors.put(head.stream(), head.floor()));
    }

    long floor(StreamId stream) {
        return floors.getOrDefault(stream, 0L);
    }

    /** What this host still needs of a stream's log. */
    long notBeyond(StreamId stream) {
        return relay.notBeyond(stream);
    }

    /** Another host has something of a stream that is missing here. */
    void fetch(StreamId stream, String source) {
        catchUp.want(stream, source);
    }

    /** One small step of any thread that has something to do. */
    void step() {
        List<Runnable> threads = new ArrayList<>();
        threads.add(relay::step);
        lanes.values().stream().filter(Lane::hasWork).forEach(lane -> threads.add(lane::step));
        if (catchUp.hasWork()) {
            threads.add(catchUp::step);
        }
        if (world.random().nextInt(20) == 0) {
            threads.add(this::tidy);
        }
        writers.stream().filter(Writer::wantsToGoOn).forEach(writer -> threads.add(writer::step));
        threads.get(world.random().nextInt(threads.size())).run();
        writers.removeIf(Writer::isDone);
    }

    private void tidy() {
        for (StreamId stream : List.copyOf(host.database().streams.rows().keySet())) {
            Transaction transaction = begin();
            world.schedule().retention().trim(transaction, stream, world.clock(), notBeyond(stream));
            transaction.commit();
            transaction = begin();
            world.construction().purge(world.schedule().retention(), transaction, stream, world.clock(), floor(stream));
            transaction.commit();
        }
    }

    /** Whether a change of this host waits for its number or is still being made. */
    boolean hasUnsealed() {
        return !writers.isEmpty() || !host.database().outbox.rows().isEmpty();
    }

    Optional<CollectionName> collectionOf(String type) {
        return RECORD_TYPES.collectionOf(type);
    }
}
