package org.ifolder.benchmark;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whether slaves keep up: of all that the master has committed after a minute of full writing, what part both slaves have applied at that
 * moment. The same members are changed again and again, to a new mark each time around.
 */
@Tag("benchmark")
class KeepingUpIT {

    private static final int WRITERS = 8;
    private static final long WRITING_NANOS = TimeUnit.SECONDS.toNanos(Integer.getInteger("ifolder.benchmark.seconds", 60));
    private static final int AROUND = 2_000;

    @RegisterExtension
    static final Systems systems = new Systems();

    @Test
    void slavesHaveAppliedWhatWasCommittedInAMinute() {
        Figures parts = new Figures("k", "applied / committed after a minute of 8 writers", "");
        Figures rates = new Figures("k", "committed in that minute", "changes/s");
        List<Replicated> all = systems.all();
        Throughput.warmUp(all, WRITERS);
        for (Replicated system : all) {
            long begin = System.nanoTime();
            long committed = 0;
            Load load;
            do {
                load = new Load(WRITERS, AROUND, 0, Throughput.newMark());
                committed += system.change(load).size();
            } while (System.nanoTime() - begin < WRITING_NANOS);
            double seconds = (System.nanoTime() - begin) / 1e9;
            parts.add(system.name(), 1 - missing(system, load) / (double) committed);
            rates.add(system.name(), committed / seconds);
        }
        parts.note();
        rates.note();
    }

    /** Changes of the last time around that a slave lacks, at the slave that lacks most; at most those of one time around are told. */
    private static long missing(Replicated system, Load last) {
        List<CompletableFuture<Long>> marked = IntStream.range(0, system.slaves())
                .mapToObj(slave -> CompletableFuture.supplyAsync(() -> system.marked(slave, last.mark()), Systems::inThread)).toList();
        long missing = marked.stream().mapToLong(CompletableFuture::join).map(have -> last.changes() - have).max().orElseThrow();
        while (system.marked(0, last.mark()) + system.marked(1, last.mark()) < 2L * last.changes()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return missing;
    }
}
