package org.ifolder.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Case (c): at a moderate rate, from a commit at the master until it is visible on both slaves; the floor beside them. */
@Tag("benchmark")
class LatencyIT {

    private static final int ROUNDS = Integer.getInteger("ifolder.benchmark.rounds", 3);
    private static final int PER_SECOND = 50;
    private static final int CHANGES = 500;

    @RegisterExtension
    static final Systems systems = new Systems();

    @Test
    void timeFromCommitUntilVisibleOnBothSlaves() {
        Figures median = new Figures("c", "50/s, p50", "ms");
        Figures high = new Figures("c", "50/s, p99", "ms");
        List<Replicated> all = new ArrayList<>(systems.all());
        all.add(systems.floor());
        Throughput.warmUp(all, 1);
        for (int round = 0; round < ROUNDS; round++) {
            for (Replicated system : all) {
                List<Double> latencies = Latency.of(system, PER_SECOND, CHANGES);
                median.add(system.name(), Medians.of(latencies));
                high.add(system.name(), Medians.quantile(latencies, 0.99));
            }
        }
        median.note();
        high.note();
    }
}
