package org.ifolder.benchmark;

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
    private static final List<Integer> SLAVES = List.of(0, 1, 2, 4);

    static List<Supplier<Replicated>> systems() {
        return List.of(() -> new IFolderDomain(Systems.folder("fan-out")), () -> new OpenLdap(Systems.folder("fan-out-openldap")),
                () -> new PostgresLogical(Systems.folder("fan-out-postgresql")));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void mastersTimeOnTheProcessorForAChange(Supplier<Replicated> making) {
        try (Replicated system = making.get()) {
            system.start(Systems.MEMBERS, 0);
            for (int slaves : SLAVES) {
                addSlavesUntil(system, slaves);
                Throughput.warmUp(List.of(system), WRITERS);
                Figures costs = new Figures("f", "master's CPU for a change, " + slaves + " slaves", "ms");
                for (int round = 0; round < ROUNDS; round++) {
                    Usage before = system.masterUsage();
                    Throughput.of(system, WRITERS, CHANGES);
                    costs.add(system.name(), (double) system.masterUsage().minus(before).cpuMillis() / CHANGES);
                }
                costs.note();
            }
        }
    }

    private static void addSlavesUntil(Replicated system, int slaves) {
        while (system.slaves() < slaves) {
            Arrival.awaitCount(system, system.addSlave(), system.members());
        }
    }
}
