package org.ifolder.benchmark;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Case (e): a slave was stopped while 10,000 members were changed; from the start of its process until it shows them all, and the rate from
 * the first of them that it shows. Starting an app server takes longer than starting the peers.
 */
@Tag("benchmark")
class CaughtUpIT {

    private static final int ROUNDS = Integer.getInteger("ifolder.benchmark.rounds", 3);
    private static final int MISSED = 10_000;
    private static final int WRITERS = 4;

    @RegisterExtension
    static final Systems systems = new Systems();

    @Test
    void slaveCatchesUpWithWhatItMissed() {
        Figures whole = new Figures("e", "seconds from the start of its process until a slave has the changes that it missed", "s");
        Figures rates = new Figures("e", "changes a second, from the first look that shows some", "changes/s");
        List<Replicated> all = systems.all();
        for (int round = 0; round < ROUNDS; round++) {
            for (Replicated system : all) {
                system.stopSlave(1);
                Load load = new Load(WRITERS, Math.min(MISSED, system.members()), 0, Throughput.newMark());
                system.change(load);
                long begin = Commit.now();
                system.startSlave(1);
                Arrival arrival = new Arrival(system, load.mark());
                long first = arrival.awaitFirst(1);
                long already = system.marked(1, load.mark());
                long end = arrival.awaitAll(1, load);
                whole.add(system.name(), (end - begin) / 1e6);
                rates.add(system.name(), (load.changes() - already) * 1e6 / Math.max(1, end - first));
            }
        }
        whole.note();
        rates.note();
    }
}
