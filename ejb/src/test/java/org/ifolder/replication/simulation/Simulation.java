package org.ifolder.replication.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.RecordKey;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.StreamId;

/**
 * A Domain of one master and a few slaves in one thread: the protocol's own classes, a simulated disk, network and clock, and one
 * source of chance. The same seed gives the same run.
 */
final class Simulation {

    private static final String MASTER = "h0";
    private static final int STEPS_TO_QUIET = 60_000;
    private static final int STEPS_OF_QUIET = 300;
    private static final int LONGEST_STEP = 7;
    private static final int WRITERS = 3;

    private final Random random;
    private final Schedule schedule;
    private final Construction construction;
    private final Keyring keyring;
    private final Trace trace;
    private final Network network;
    private final Ledger ledger;
    private final Reign reign = new Reign("domain", 1, MASTER);
    private final Map<String, SimulatedHost> hosts = new LinkedHashMap<>();
    private final Set<String> stopped = new TreeSet<>();

    private long clock;
    private long step;
    private boolean healing;
    private boolean honest = true;
    private int crashes;

    Simulation(Random random, Schedule schedule, Construction construction, Keyring keyring, Trace trace) {
        this.random = random;
        this.schedule = schedule;
        this.construction = construction;
        this.keyring = keyring;
        this.trace = trace;
        this.network = new Network(random, schedule);
        this.ledger = new Ledger(this);
        SimulatedHost master = new SimulatedHost(this, MASTER);
        hosts.put(MASTER, master);
        master.start();
    }

    /** Faults and writes, then no more of them until all is quiet, then the count. @throws Violation where a promise broke */
    void run() {
        storm();
        calm();
        ledger.verify(List.copyOf(hosts.values()));
    }

    /** Runs with the schedule's writes and faults. */
    void storm() {
        healing = false;
        for (int i = 0; i < schedule.steps(); i++) {
            if (hosts.size() <= schedule.slaves() && (random.nextInt(schedule.steps() / 8) == 0 || i < schedule.slaves() - 1)) {
                join("h" + hosts.size());
            }
            disturb();
            if (random.nextDouble() < schedule.writes()) {
                write(any());
            }
            act();
        }
    }

    /** Ends all faults and runs until nothing is left to do. @throws Violation when that takes too long */
    void calm() {
        healing = true;
        network.heal();
        while (hosts.size() <= schedule.slaves()) {
            join("h" + hosts.size());
        }
        hosts.values().stream().filter(host -> !host.isUp()).forEach(SimulatedHost::start);
        int waited = 0;
        while (!isQuiet()) {
            if (waited++ > STEPS_TO_QUIET) {
                throw new Violation("not quiet %d steps after the faults ended", STEPS_TO_QUIET);
            }
            for (int i = 0; i < 20; i++, waited++) {
                act();
            }
        }
        long sealed = sealedChanges();
        for (int i = 0; i < STEPS_OF_QUIET; i++) {
            act();
        }
        if (sealed != sealedChanges() || !isQuiet()) {
            throw new Violation("it was quiet, and then something changed by itself");
        }
    }

    private void join(String id) {
        SimulatedHost master = hosts.get(MASTER);
        if (!master.isUp()) {
            master.start();
        }
        Writer registration = new Writer(this, master.process(), false);
        registration.take(CollectionName.DOMAIN, SimulatedHost.record(MASTER, id), false);
        registration.commitNow();
        master.process().writers().add(registration);
        SimulatedHost slave = new SimulatedHost(this, id);
        hosts.put(id, slave);
        slave.start();
        say(() -> id + " joins");
    }

    private void disturb() {
        if (random.nextDouble() < schedule.crash()) {
            crash(any());
        }
        if (random.nextInt(30) == 0) {
            hosts.values().stream().filter(host -> !host.isUp()).findFirst().ifPresent(this::restart);
        }
        if (random.nextDouble() < schedule.cut()) {
            String slave = "h" + (1 + random.nextInt(schedule.slaves()));
            boolean up = random.nextBoolean();
            say(() -> "the link " + (up ? slave + " to " + MASTER : MASTER + " to " + slave) + " is cut");
            network.cut(up ? slave : MASTER, up ? MASTER : slave);
        }
        if (random.nextInt(60) == 0) {
            String slave = "h" + (1 + random.nextInt(schedule.slaves()));
            network.restore(slave, MASTER);
            network.restore(MASTER, slave);
        }
        if (random.nextDouble() < schedule.brokerLoss()) {
            say(() -> "the broker loses everything");
            network.loseAll();
        }
    }

    private void crash(SimulatedHost host) {
        say(() -> host.id() + " crashes");
        crashes += host.isUp() ? 1 : 0;
        host.crash();
        network.crashed(host.id(), host.isMaster());
    }

    private void restart(SimulatedHost host) {
        say(() -> host.id() + " starts");
        host.start();
    }

    private void write(SimulatedHost host) {
        if (host.isUp() && host.process().writers().size() < WRITERS) {
            host.process().writers().add(Writer.ofChance(this, host.process()));
        }
    }

    /** Time passes, and one small thing happens: a message arrives, or a thread of a host makes a step. */
    private void act() {
        step++;
        clock += random.nextInt(LONGEST_STEP);
        Network.Parcel parcel = random.nextBoolean() ? network.take(clock) : null;
        SimulatedHost host = parcel == null ? any() : hosts.get(parcel.to());
        if (!host.isUp()) {
            return;
        }
        if (parcel == null) {
            host.process().step();
        } else {
            host.process().deliver(parcel.from(), parcel.message());
        }
    }

    private SimulatedHost any() {
        List<SimulatedHost> all = new ArrayList<>(hosts.values());
        return all.get(random.nextInt(all.size()));
    }

    private long sealedChanges() {
        return hosts.values().stream().mapToLong(host -> Stream.of(CollectionName.values())
                .mapToLong(collection -> host.database().cursor(new StreamId(collection, host.id())).sequence()).sum()).sum();
    }

    /** Whether all that was written is everywhere; repeats and heads may still be under way. */
    private boolean isQuiet() {
        Database master = hosts.get(MASTER).database();
        for (SimulatedHost host : hosts.values()) {
            if (host.process().hasUnsealed()) {
                return false;
            }
            for (CollectionName collection : CollectionName.values()) {
                StreamId stream = new StreamId(collection, host.id());
                long sealed = host.database().cursor(stream).sequence();
                if (!stopped.contains(host.id()) && (master.published.rows().getOrDefault(stream, 0L) != sealed
                        || hosts.values().stream().anyMatch(other -> other.database().cursor(stream).sequence() != sealed))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** @throws TransientFailure by chance, while there are faults */
    void mayFail() {
        if (!healing && random.nextDouble() < schedule.failure()) {
            throw new TransientFailure();
        }
    }

    /** From now on a host may break the rules, and refusals are no fault. */
    void expectRefusals() {
        honest = false;
    }

    /** The streams of this host need not agree any more. */
    void expectStopped(String host) {
        stopped.add(host);
    }

    boolean isHonest() {
        return honest;
    }

    void send(String from, String to, Message message) {
        network.send(from, to, message, clock);
    }

    void say(Supplier<String> event) {
        trace.say(clock, event);
    }

    SimulatedHost host(String id) {
        return hosts.get(id);
    }

    List<SimulatedHost> hosts() {
        return List.copyOf(hosts.values());
    }

    List<String> slaves() {
        return hosts.keySet().stream().filter(id -> !id.equals(MASTER)).toList();
    }

    String authorityOf(Change change) {
        return collectionOf(change.type()) == CollectionName.DOMAIN ? MASTER : RecordKey.creator(change.key());
    }

    CollectionName collectionOf(String type) {
        return hosts.get(MASTER).process().collectionOf(type).orElseThrow();
    }

    Random random() {
        return random;
    }

    Schedule schedule() {
        return schedule;
    }

    Construction construction() {
        return construction;
    }

    Keyring keyring() {
        return keyring;
    }

    Ledger ledger() {
        return ledger;
    }

    Reign reign() {
        return reign;
    }

    int crashes() {
        return crashes;
    }

    long clock() {
        return clock;
    }

    long step() {
        return step;
    }

    boolean isHealing() {
        return healing;
    }
}
