package org.ifolder.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whether slaves keep up: of all that the master has committed within a minute of full writing, what part each slave has applied at that
 * moment, and how late it has shown a sample of the changes. All members are changed again and again, to a new mark each time around.
 */
@Tag("benchmark")
class KeepingUpIT {

    private static final int ROUNDS = Integer.getInteger("ifolder.benchmark.rounds", 3);
    private static final int WRITERS = 8;
    private static final long WRITING_NANOS = TimeUnit.SECONDS.toNanos(Integer.getInteger("ifolder.benchmark.seconds", 60));
    /** Every so many of the changes are followed. */
    private static final int STRIDE = 50;

    @RegisterExtension
    static final Systems systems = new Systems();

    private final Figures parts = new Figures("k", "applied / committed after a minute of 8 writers", "");
    private final Figures rates = new Figures("k", "committed in that minute", "changes/s");
    private final Figures lags = new Figures("k", "lag in that minute, p99", "ms");

    @Test
    void slavesHaveAppliedWhatWasCommittedInAMinute() {
        List<Replicated> all = systems.all();
        Throughput.warmUp(all, WRITERS);
        for (int round = 0; round < ROUNDS; round++) {
            all.forEach(this::writeForAMinute);
        }
        List.of(parts, rates, lags).forEach(Figures::note);
    }

    private void writeForAMinute(Replicated system) {
        List<Around> arounds = new ArrayList<>();
        long begin = System.nanoTime();
        do {
            arounds.add(Around.begin(system));
        } while (System.nanoTime() - begin < WRITING_NANOS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double committed = arounds.stream().mapToLong(around -> around.commits().size()).sum();
        parts.add(system.name(), 1 - missing(system, arounds) / committed);
        rates.add(system.name(), committed / seconds);
        lags.add(system.name(), Medians.quantile(arounds.stream().flatMap(around -> around.latencies().stream()).toList(), 0.99));
    }

    /** Changes that the slave lacks which lacks most. */
    private static long missing(Replicated system, List<Around> arounds) {
        return IntStream.range(0, system.slaves())
                .mapToObj(slave -> CompletableFuture.supplyAsync(() -> missing(system, slave, arounds), Systems::inThread))
                .toList().stream().mapToLong(CompletableFuture::join).max().orElseThrow();
    }

    /** A slave that shows nothing of the last time around lacks all of that, and of the one before what that one did not leave there. */
    private static long missing(Replicated system, int slave, List<Around> arounds) {
        long missing = 0;
        for (int i = arounds.size() - 1; i >= 0; i--) {
            Load load = arounds.get(i).load();
            long shown = system.marked(slave, load.mark());
            missing += load.changes() - shown;
            if (shown > 0) {
                return missing;
            }
        }
        return missing;
    }

    /** All members changed once. */
    private record Around(Load load, List<Commit> commits, List<CompletableFuture<Map<Integer, Long>>> seen) {

        /** Returns when all is committed; slaves are followed further. */
        static Around begin(Replicated system) {
            Load load = new Load(WRITERS, system.members(), 0, Throughput.newMark());
            Arrival arrival = new Arrival(system, load.mark());
            List<CompletableFuture<Map<Integer, Long>>> seen = IntStream.range(0, system.slaves())
                    .mapToObj(slave -> CompletableFuture.supplyAsync(() -> arrival.follow(slave, load.changes(), STRIDE), Systems::inThread))
                    .toList();
            return new Around(load, system.change(load), seen);
        }

        List<Double> latencies() {
            return Arrival.latencies(commits, seen.stream().map(CompletableFuture::join).toList());
        }
    }
}
