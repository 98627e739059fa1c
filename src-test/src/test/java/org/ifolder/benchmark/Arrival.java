package org.ifolder.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Watches slaves until changes are visible there. */
final class Arrival {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    private static final Duration BETWEEN_LOOKS_AT_ONE = Duration.ofNanos(200_000);
    private static final int LOOKS_COST = 10;
    private static final Duration BETWEEN_COUNTS = Duration.ofMillis(20);

    private final ReplicatedRecords system;
    private final String mark;

    Arrival(ReplicatedRecords system, String mark) {
        this.system = system;
        this.mark = mark;
    }

    /**
     * Waits until all slaves have all changes of a load: those that were committed last, then all by their number. What it takes to count
     * them is not part of the time where they are all there.
     *
     * @return when that was, in microseconds since 1970
     * @throws IllegalStateException when it takes too long
     */
    long awaitAll(Load load, List<Commit> commits) {
        List<Commit> last = commits.stream().sorted(Comparator.comparingLong(Commit::atMicros).reversed())
                .limit(2L * load.writers()).toList();
        long latest = 0;
        for (int slave = 0; slave < system.slaves(); slave++) {
            for (Commit commit : last) {
                latest = Math.max(latest, awaitOne(slave, commit.member()));
            }
        }
        for (int slave = 0; slave < system.slaves(); slave++) {
            if (system.marked(slave, mark) != load.changes()) {
                latest = Math.max(latest, awaitAll(slave, load));
            }
        }
        return latest;
    }

    /** Waits until one slave has all changes of a load, and counts them there; returns as {@link #awaitAll(Load, List)}. */
    long awaitAll(int slave, Load load) {
        return await(BETWEEN_COUNTS, () -> system.marked(slave, mark) == load.changes());
    }

    /** Waits until a slave, which may not even answer yet, has a first change; returns when that was. */
    long awaitFirst(int slave) {
        return await(BETWEEN_COUNTS, () -> system.marked(slave, mark) > 0);
    }

    private long awaitOne(int slave, int member) {
        return await(BETWEEN_LOOKS, () -> system.shows(slave, member, mark));
    }

    /** Waits until a slave has this many members; returns when that was. */
    static long awaitCount(Replicated system, int slave, long members) {
        return awaitAtLeast(members, system.name() + ": the members", () -> system.count(slave));
    }

    /** Waits until a number is reached, and looks seldom enough to take a tenth of a processor at most; returns when that was. */
    static long awaitAtLeast(long number, String what, LongSupplier current) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            long asked = Commit.now();
            if (current.getAsLong() >= number) {
                return asked;
            }
            long took = TimeUnit.MICROSECONDS.toNanos(Commit.now() - asked);
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(what + " have not come");
            }
            LockSupport.parkNanos(Math.max(BETWEEN_COUNTS.toNanos(), LOOKS_COST * took));
        }
    }

    /**
     * Returns when the look that found it began, in microseconds since 1970: its answer, which takes long where it counts many, tells of
     * what was there a moment later.
     */
    private long await(Duration between, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            long asked = Commit.now();
            if (condition.getAsBoolean()) {
                return asked;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(system.name() + ": the changes to " + mark + " have not come");
            }
            LockSupport.parkNanos(between.toNanos());
        }
    }

    /**
     * Follows changes while they are made, one after the other; to be run beside the load.
     *
     * @param stride 1 to follow each of them, else as many from one to the next
     * @return when each member was first seen with the mark at a slave, in microseconds since 1970
     */
    Map<Integer, Long> follow(int slave, int changes, int stride) {
        Map<Integer, Long> seen = new HashMap<>();
        for (int member = 0; member < changes; member += stride) {
            int one = member;
            await(BETWEEN_LOOKS_AT_ONE, () -> system.shows(slave, one, mark));
            seen.put(member, Commit.now());
        }
        return seen;
    }

    /** From each commit that was followed until the last slave showed it, in milliseconds. */
    static List<Double> latencies(List<Commit> commits, List<Map<Integer, Long>> seen) {
        List<Double> latencies = new ArrayList<>();
        for (Commit commit : commits.stream().filter(one -> seen.get(0).containsKey(one.member())).toList()) {
            long visible = seen.stream().mapToLong(slave -> slave.get(commit.member())).max().orElseThrow();
            latencies.add(Math.max(0, visible - commit.atMicros()) / 1000.0);
        }
        return latencies;
    }
}
