package org.ifolder.replication.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What goes wrong while the storm lasts, by chance. */
final class Faults {

    /** The kinds of fault, so that a test can see that each has happened. */
    enum Kind {
        CRASH, CUT, SWIZZLE, BROKER_LOSS, BACKUP_RESTORED, HOST_COPIED, PROMOTION, REMOVAL
    }

    private static final int WRITERS = 3;

    private final Simulation world;
    private final Network network;
    private final Random random;
    private final Map<Kind, Integer> happened = new EnumMap<>(Kind.class);
    private boolean copied;

    Faults(Simulation world, Network network) {
        this.world = world;
        this.network = network;
        this.random = world.random();
    }

    int happened(Kind kind) {
        return happened.getOrDefault(kind, 0);
    }

    private boolean strikes(double chance) {
        return random.nextDouble() < chance;
    }

    private void note(Kind kind) {
        happened.merge(kind, 1, Integer::sum);
    }

    void disturb() {
        Schedule schedule = world.schedule();
        if (strikes(schedule.crash())) {
            crash(any());
        }
        if (random.nextInt(30) == 0) {
            world.hosts().stream().filter(host -> !host.isUp()).findFirst().ifPresent(this::restart);
        }
        if (strikes(schedule.network().cut())) {
            cut(anySlave(), random.nextBoolean());
            note(Kind.CUT);
        }
        if (strikes(schedule.network().swizzle())) {
            swizzle();
        }
        if (random.nextInt(60) == 0) {
            String slave = anySlave();
            network.restore(slave, world.master().site());
            network.restore(world.master().site(), slave);
        }
        if (strikes(schedule.network().brokerLoss())) {
            world.say(() -> "the broker loses everything");
            network.loseAll();
            note(Kind.BROKER_LOSS);
        }
        disturbLives(schedule.lives());
    }

    private void disturbLives(Schedule.Lives lives) {
        if (strikes(lives.backup())) {
            any().backUp();
        }
        if (strikes(lives.restore())) {
            restore(any());
        }
        if (strikes(lives.copy()) && !copied) {
            copy(world.host(anySlave()));
        }
        if (strikes(lives.promotion()) && happened(Kind.PROMOTION) == 0) {
            String before = world.master().id();
            world.administrator().promote();
            if (!world.master().id().equals(before)) {
                note(Kind.PROMOTION);
            }
        }
        if (strikes(lives.removal()) && happened(Kind.REMOVAL) == 0 && world.slaveSites().size() > 1
                && world.remove(world.host(anySlave()))) {
            note(Kind.REMOVAL);
        }
        if (random.nextInt(100) == 0) {
            world.administrator().decideForks();
        }
    }

    private SimulatedHost any() {
        List<SimulatedHost> all = world.hosts();
        return all.get(random.nextInt(all.size()));
    }

    private String anySlave() {
        List<String> slaves = world.slaveSites();
        return slaves.isEmpty() ? world.master().site() : slaves.get(random.nextInt(slaves.size()));
    }

    private void cut(String slave, boolean up) {
        String master = world.master().site();
        world.say(() -> "the link " + (up ? slave + " to " + master : master + " to " + slave) + " is cut");
        network.cut(up ? slave : master, up ? master : slave);
    }

    /** Several links go at once; the chance of {@link #disturb} brings them back one by one, in an order of its own. */
    private void swizzle() {
        List<String> slaves = new ArrayList<>(world.slaveSites());
        Collections.shuffle(slaves, random);
        slaves.subList(0, random.nextInt(slaves.size() + 1)).forEach(slave -> {
            cut(slave, true);
            cut(slave, false);
        });
        note(Kind.SWIZZLE);
    }

    private void crash(SimulatedHost host) {
        if (host.isUp()) {
            world.say(() -> host.site() + " crashes");
            host.crash();
            network.crashed(host.site(), host.isMaster());
            note(Kind.CRASH);
        }
    }

    private void restart(SimulatedHost host) {
        world.say(() -> host.site() + " starts");
        host.start();
    }

    private void restore(SimulatedHost host) {
        if (host.hasBackup()) {
            crash(host);
            world.say(() -> host.site() + " is put back to its backup");
            host.restoreBackup();
            world.ledger().rolledBack();
            note(Kind.BACKUP_RESTORED);
        }
    }

    private void copy(SimulatedHost host) {
        if (!host.isMaster()) {
            world.say(() -> host.site() + " is copied and started twice");
            SimulatedHost copy = new SimulatedHost(world, host.site() + "'", host.id(), host.database().copy());
            world.add(copy);
            copy.start();
            copied = true;
            note(Kind.HOST_COPIED);
        }
    }

    /** A business transaction begins on this host, if it is up. */
    void write(SimulatedHost host) {
        if (host.isUp() && host.process().writers().size() < WRITERS) {
            host.process().writers().add(Writer.ofChance(world, host.process()));
        }
    }
}
