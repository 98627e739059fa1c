package org.ifolder.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ifolder.benchmark.peer.JdbcFloor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cases (a) and (a'): members changed at the master, one commit each, until visible on both slaves. The time on the processors is that of
 * the hosts' processes; it is not told of plain JDBC, much of which runs in the benchmark's own process.
 */
@Tag("benchmark")
class MembersChangedIT {

    private static final int ROUNDS = Integer.getInteger("ifolder.benchmark.rounds", 3);
    private static final int CHANGES_OF_A_WRITER = 1_000;
    private static final int MOST = 4_000;
    private static final double MICROS_A_MILLISECOND = 1_000;

    @RegisterExtension
    static final Systems systems = new Systems();

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void membersChangedUntilVisibleOnBothSlaves(int writers) {
        int changes = Math.min(writers * CHANGES_OF_A_WRITER, MOST);
        List<Replicated> all = new ArrayList<>(systems.all());
        systems.tunedDirectory().ifPresent(all::add);
        all.add(systems.floor());
        String words = Load.inWords(writers);
        Figures rates = new Figures("a", words, "changes/s");
        Figures costs = new Figures("a", words + ", CPU for a change, all hosts", "us");
        Throughput.warmUp(all, writers);
        for (int round = 0; round < ROUNDS; round++) {
            for (Replicated system : all) {
                long before = cpuMillis(system);
                rates.add(system.name(), Throughput.of(system, writers, changes));
                if (!(system instanceof JdbcFloor)) {
                    costs.add(system.name(), (cpuMillis(system) - before) * MICROS_A_MILLISECOND / changes);
                }
            }
        }
        rates.note();
        costs.note();
    }

    private static long cpuMillis(Replicated system) {
        return system.masterUsage().cpuMillis()
                + IntStream.range(0, system.slaves()).mapToLong(slave -> system.slaveUsage(slave).cpuMillis()).sum();
    }
}
