package org.ifolder.benchmark;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Changes a second, from the first that is begun until the last is visible on all slaves; verified complete. */
final class Throughput {

    private static final int TO_WARM_UP = 4_000;
    private static final int WRITERS_TO_WARM_UP = 8;
    /** A JVM has compiled what counts after about this time of full writing. */
    private static final long FIRST_TIME_NANOS = TimeUnit.SECONDS.toNanos(Integer.getInteger("ifolder.benchmark.warm-up", 30));
    private static final Set<ReplicatedRecords> WARM = ConcurrentHashMap.newKeySet();

    private Throughput() {
    }

    /** Lets code be compiled and caches be filled, each system for the same time when it is seen first; measured is nothing. */
    static void warmUp(List<? extends ReplicatedRecords> all, int writers) {
        for (ReplicatedRecords system : all) {
            if (WARM.add(system)) {
                long begin = System.nanoTime();
                while (System.nanoTime() - begin < FIRST_TIME_NANOS) {
                    of(system, WRITERS_TO_WARM_UP, Math.min(TO_WARM_UP, system.records()));
                }
            }
            of(system, writers, Math.min(TO_WARM_UP, system.records()));
        }
    }

    /** The same once more: a system has grown since. */
    static void warmUpAnew(ReplicatedRecords system, int writers) {
        WARM.remove(system);
        warmUp(List.of(system), writers);
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
