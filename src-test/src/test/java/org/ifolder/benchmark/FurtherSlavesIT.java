package org.ifolder.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ifolder.benchmark.peer.OpenLdap;
import org.ifolder.benchmark.peer.PostgresLogical;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Case (f): the master's time on the processor for a change, with no slave and with up to four: what a further slave costs the master. */
@Tag("benchmark")
class FurtherSlavesIT {

    private static final int ROUNDS = Integer.getInteger("ifolder.benchmark.rounds", 3);
    private static final int WRITERS = 4;
    private static final int CHANGES = 4_000;
    private static final int MOST = 4;
    private static final List<Integer> SLAVES = List.of(0, 1, 2, MOST);

    static List<Supplier<Replicated>> systems() {
        List<Supplier<Replicated>> systems = new ArrayList<>();
        systems.add(() -> new IFolderDomain(Systems.folder("fan-out")));
        if (OpenLdap.isInstalled()) {
            systems.add(() -> new OpenLdap(Systems.folder("fan-out-openldap")));
        }
        systems.add(() -> new PostgresLogical(Systems.folder("fan-out-postgresql")));
        return systems;
    }

    @ParameterizedTest
    @MethodSource("systems")
    void mastersTimeOnTheProcessorForAChange(Supplier<Replicated> making) {
        try (Replicated system = making.get()) {
            system.start(Systems.MEMBERS, 0);
            Figures further = new Figures("f", "master's CPU for a change: a further slave, as a part of what it is with none", "");
            double none = 0;
            for (int slaves : SLAVES) {
                addSlavesUntil(system, slaves);
                Throughput.warmUpAnew(system, WRITERS);
                Figures costs = new Figures("f", "master's CPU for a change, " + slaves + " slaves", "ms");
                for (int round = 0; round < ROUNDS; round++) {
                    Usage before = system.masterUsage();
                    Throughput.of(system, WRITERS, CHANGES);
                    costs.add(system.name(), (double) system.masterUsage().minus(before).cpuMillis() / CHANGES);
                }
                costs.note();
                if (slaves == 0) {
                    none = costs.median(system.name());
                } else if (slaves == MOST) {
                    further.add(system.name(), (costs.median(system.name()) - none) / none / slaves);
                }
            }
            further.note();
        }
    }

    private static void addSlavesUntil(Replicated system, int slaves) {
        while (system.slaves() < slaves) {
            Arrival.awaitCount(system, system.addSlave(), system.members());
        }
    }
}
