package org.ifolder.replication.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;

/**
 * A Domain of one master and a few slaves in one thread: the protocol's own classes, a simulated disk, network and clock, and one
 * source of chance. The same seed gives the same run.
 */
final class Simulation {

    /** The host that founded the Domain, and is its master at first. */
    static final String FOUNDER = "h0";

    private static final int STEPS_TO_QUIET = 60_000;
    private static final int STEPS_OF_QUIET = 300;
    private static final int LONGEST_STEP = 7;

    private final Random random;
    private final Schedule schedule;
    private final Construction construction;
    private final Keyring keyring;
    private final Trace trace;
    private final Network network;
    private final Ledger ledger;
    private final Faults faults;
    private final Administrator administrator = new Administrator(this);
    private final Map<String, SimulatedHost> sites = new LinkedHashMap<>();
    private final Set<String> stopped = new TreeSet<>();
    private final Set<String> removed = new TreeSet<>();
    private int joined = 1;

    private String master = FOUNDER;
    private long clock;
    private long step;
    private boolean healing;
    private boolean honest = true;

    Simulation(Random random, Schedule schedule, Construction construction, Keyring keyring, Trace trace) {
        this.random = random;
        this.schedule = schedule;
        this.construction = construction;
        this.keyring = keyring;
        this.trace = trace;
        this.network = new Network(random, schedule.network());
        this.ledger = new Ledger(this);
        this.faults = new Faults(this, network);
        SimulatedHost founder = new SimulatedHost(this, FOUNDER, FOUNDER, new Database(new Reign("domain", 1, FOUNDER)));
        sites.put(FOUNDER, founder);
        founder.start();
    }

    /** Faults and writes, then no more of them until all is quiet, then the count. @throws Violation where a promise broke */
    void run() {
        storm();
        calm();
        ledger.verify(List.copyOf(sites.values()));
    }

    /** Runs with the schedule's writes and faults. */
    void storm() {
        healing = false;
        for (int i = 0; i < schedule.steps(); i++) {
            if (hostIds().size() <= schedule.slaves() && (random.nextInt(schedule.steps() / 8) == 0 || i < schedule.slaves() - 1)) {
                join();
            }
            faults.disturb();
            if (random.nextDouble() < schedule.writes()) {
                faults.write(any());
            }
            act();
        }
    }

    /** Ends all faults and runs until nothing is left to do. @throws Violation when that takes too long */
    void calm() {
        healing = true;
        network.heal();
        while (hostIds().size() <= schedule.slaves()) {
            join();
        }
        sites.values().stream().filter(host -> !host.isUp()).forEach(SimulatedHost::start);
        int waited = 0;
        while (!isQuiet()) {
            if (waited > STEPS_TO_QUIET) {
                throw new Violation("not quiet %d steps after the faults ended: %s", STEPS_TO_QUIET, unrest());
            }
            for (int i = 0; i < 20; i++, waited++) {
                act();
            }
            if (waited % 1000 == 0 && !administrator.switchCopiesOff()) {
                administrator.decideForks();
            }
        }
        long sealed = sealedChanges();
        for (int i = 0; i < STEPS_OF_QUIET; i++) {
            act();
        }
        if (sealed != sealedChanges() || !isQuiet()) {
            throw new Violation("it was quiet, and then something changed by itself: %s", unrest());
        }
    }

    /** A host joins. A master that is put back to before forgets it, and it would join anew; so no such backup is kept. */
    private void join() {
        String id = "h" + joined++;
        SimulatedHost reigning = master();
        if (!reigning.isUp()) {
            reigning.start();
        }
        Writer registration = new Writer(this, reigning.process(), false);
        registration.take(CollectionName.DOMAIN, SimulatedHost.record(FOUNDER, id), false);
        registration.commitNow();
        reigning.forgetBackup();
        reigning.process().writers().add(registration);
        SimulatedHost slave = new SimulatedHost(this, id, id, new Database(reigning.reign()));
        sites.put(id, slave);
        slave.start();
        say(() -> id + " joins");
    }

    /** Time passes, and one small thing happens: a message arrives, or a thread of a host makes a step. */
    private void act() {
        step++;
        clock += random.nextInt(LONGEST_STEP);
        Network.Parcel parcel = random.nextBoolean() ? network.take(clock) : null;
        SimulatedHost host = parcel == null ? any() : sites.get(parcel.to());
        if (host == null || !host.isUp()) {
            return;
        }
        if (parcel == null) {
            host.process().step();
        } else {
            host.process().deliver(parcel.from(), parcel.message());
        }
    }

    /** The id of the host at a site; a site that is gone had the id of its host. */
    String idOf(String site) {
        return sites.containsKey(site) ? sites.get(site).id() : site.replace("'", "");
    }

    private SimulatedHost any() {
        List<SimulatedHost> all = new ArrayList<>(sites.values());
        return all.get(random.nextInt(all.size()));
    }

    private long sealedChanges() {
        return sites.values().stream().mapToLong(host -> Stream.of(CollectionName.values())
                .flatMap(collection -> host.process().own(collection).stream())
                .mapToLong(own -> host.database().progress(own).cursor().sequence()).sum()).sum();
    }

    /** Whether all that was written is everywhere; repeats and heads may still be under way. */
    private boolean isQuiet() {
        return unrest().isEmpty();
    }

    /** What is not yet as it should be; the empty string when all is. */
    private String unrest() {
        if (sites.size() != hostIds().size()) {
            return "a host runs twice";
        }
        Database atMaster = master().database();
        for (SimulatedHost host : sites.values()) {
            if (host.process().hasUnsealed()) {
                return host.id() + " has unsealed changes";
            }
            for (StreamId stream : Stream.of(CollectionName.values()).flatMap(collection -> host.process().own(collection).stream()).toList()) {
                Cursor sealed = host.database().progress(stream).cursor();
                if (stopped.contains(host.id())) {
                    continue;
                }
                if (!atMaster.published.rows().getOrDefault(stream, Cursor.START).equals(sealed)) {
                    return stream + " is published up to " + atMaster.published.rows().get(stream) + " of " + sealed;
                }
                for (SimulatedHost other : sites.values()) {
                    StreamProgress progress = other.database().progress(stream);
                    if (!progress.cursor().equals(sealed) || progress.condition() != Condition.STREAMING) {
                        return other.id() + " has " + stream + " " + progress.condition() + " at " + progress.cursor() + " of "
                                + sealed + " (" + progress.reason() + ")";
                    }
                }
            }
        }
        return "";
    }

    /** @throws TransientFailure by chance, while there are faults */
    void mayFail() {
        if (!healing && random.nextDouble() < schedule.failure()) {
            throw new TransientFailure();
        }
    }

    /** A host learns who reigns, and begins its role anew. */
    void adopt(SimulatedHost host, Reign reign) {
        host.database().reign(reign);
        master = reign.epoch() >= master().reign().epoch() ? reign.master() : master;
        if (host.isUp()) {
            host.crash();
            host.start();
        }
    }

    /** A host's process ends and its disk is no longer part of the Domain: it was the second copy of another. */
    void switchOff(SimulatedHost host) {
        say(() -> "the administrator switches " + host.site() + " off");
        host.crash();
        network.crashed(host.site(), false);
        sites.remove(host.site());
        ledger.rolledBack();
    }

    /** A dead slave is removed by force, and never comes back. @return whether that was possible now */
    boolean remove(SimulatedHost dead) {
        SimulatedHost heir = master();
        if (!administrator.remove(dead)) {
            return false;
        }
        dead.crash();
        network.crashed(dead.site(), false);
        sites.remove(dead.site());
        removed.add(dead.id());
        ledger.removed(dead.id(), heir);
        heir.forgetBackup();
        return true;
    }

    /** Hosts that were removed by force. */
    Set<String> removed() {
        return removed;
    }

    /** The host that writes a stream now, as the master knows. */
    SimulatedHost authorityOf(StreamId stream) {
        return host(master().of(stream));
    }

    /** Whether a host takes changes: it has heard all whom it hears after a start. */
    boolean isAdmitted(SimulatedHost host) {
        return host.process().ownStreams().hasHeard(othersOf(host), clock);
    }

    void add(SimulatedHost copy) {
        sites.put(copy.site(), copy);
    }

    /** Mastership was handed over; what was backed up under the reign before is of no use any more. */
    void promoted() {
        sites.values().forEach(SimulatedHost::forgetBackup);
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

    /** While mastership is being handed over nobody writes Domain changes; the simulation hands over in one step. */
    boolean isHandingOver(CollectionName collection, SimulatedHost host) {
        return collection == CollectionName.DOMAIN && !host.id().equals(master);
    }

    void send(String from, String to, Message message) {
        network.send(from, to, message, clock);
    }

    void say(Supplier<String> event) {
        trace.say(clock, event);
    }

    SimulatedHost master() {
        return host(master);
    }

    /** The host with this id; of two copies the one that is not refused, or the first. */
    SimulatedHost host(String id) {
        SimulatedHost found = null;
        for (SimulatedHost host : sites.values()) {
            boolean refused = host.isUp() && host.process().ownStreams().isRefused();
            if (host.id().equals(id) && (found == null || !refused && isRefused(found))) {
                found = host;
            }
        }
        return found;
    }

    private static boolean isRefused(SimulatedHost host) {
        return host.isUp() && host.process().ownStreams().isRefused();
    }

    /** Where requests to a host go. */
    String siteOf(String id) {
        SimulatedHost host = host(id);
        return host == null ? id : host.site();
    }

    List<SimulatedHost> hosts() {
        return List.copyOf(sites.values());
    }

    List<SimulatedHost> sitesUp() {
        return sites.values().stream().filter(SimulatedHost::isUp).toList();
    }

    Set<String> hostIds() {
        Set<String> ids = new LinkedHashSet<>();
        sites.values().forEach(host -> ids.add(host.id()));
        return ids;
    }

    List<String> slaveSites() {
        return sites.values().stream().filter(host -> !host.id().equals(master)).map(SimulatedHost::site).toList();
    }

    /** The hosts that a host hears before it numbers its own streams: a slave the master, the master all. */
    Set<String> othersOf(SimulatedHost host) {
        Set<String> others = host.isMaster() ? hostIds() : new LinkedHashSet<>(Set.of(host.reign().master()));
        others.remove(host.id());
        return others;
    }

    CollectionName collectionOf(String type) {
        return HostProcess.RECORD_TYPES.collectionOf(type).orElseThrow();
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

    Faults faults() {
        return faults;
    }

    Administrator administrator() {
        return administrator;
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
