package org.ifolder.benchmark;

import java.util.List;
import java.util.UUID;

/** Changes a second, from the first that is begun until the last is visible on all slaves; verified complete. */
final class Throughput {

    private static final int TO_WARM_UP = 2_000;

    private Throughput() {
    }

    /** Lets code be compiled and caches be filled; measured is nothing. */
    static void warmUp(List<? extends ReplicatedRecords> all, int writers) {
        all.forEach(system -> of(system, writers, TO_WARM_UP));
    }

    static double of(ReplicatedRecords system, int writers, int changes) {
        Load load = new Load(writers, changes, 0, newMark());
        long begin = Commit.now();
        List<Commit> commits = system.change(load);
        long end = system.slaves() == 0 ? Commit.now() : new Arrival(system, load.mark()).awaitAll(load, commits);
        return changes * 1_000_000.0 / (end - begin);
    }

    /** What no member has yet. */
    static String newMark() {
        return "Mark" + UUID.randomUUID().toString().substring(0, 8);
    }
}
