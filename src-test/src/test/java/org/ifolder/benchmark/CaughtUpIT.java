package org.ifolder.benchmark;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Case (e): a slave misses the change of 10,000 members; from the end of its outage until it shows them all, and the rate from
 * the first of them that it shows. Starting an app server takes longer than starting the peers, and its code is compiled meanwhile: so it
 * is measured both after its start and after it only stood still.
 */
@Tag("benchmark")
class CaughtUpIT {

    private static final int ROUNDS = Integer.getInteger("ifolder.benchmark.rounds", 3);
    private static final int MISSED = 10_000;
    private static final int WRITERS = 4;
    private static final int SLAVE = 1;

    @RegisterExtension
    static final Systems systems = new Systems();

    /** How a slave comes to miss changes. */
    private enum Outage {

        /** Its processes were ended, and are started. */
        ENDED("after a start") {
            @Override
            void begin(Replicated system) {
                system.stopSlave(SLAVE);
            }

            @Override
            void end(Replicated system) {
                system.startSlave(SLAVE);
            }
        },

        /** The product's app server stood still, as behind a link that is cut; a peer's processes, which start at once, were ended. */
        CUT_OFF("after an outage") {
            @Override
            void begin(Replicated system) {
                system.cutOff(SLAVE);
            }

            @Override
            void end(Replicated system) {
                system.reconnect(SLAVE);
            }
        };

        private final String words;

        Outage(String words) {
            this.words = words;
        }

        abstract void begin(Replicated system);

        abstract void end(Replicated system);
    }

    @ParameterizedTest
    @EnumSource
    void slaveCatchesUpWithWhatItMissed(Outage outage) {
        Figures whole = new Figures("e", "seconds " + outage.words + " until a slave has the changes that it missed", "s");
        Figures rates = new Figures("e", "changes a second " + outage.words + ", from the first look that shows some", "changes/s");
        List<Replicated> all = systems.all();
        for (int round = 0; round < ROUNDS; round++) {
            for (Replicated system : all) {
                outage.begin(system);
                Load load = new Load(WRITERS, Math.min(MISSED, system.members()), 0, Throughput.newMark());
                system.change(load);
                long begin = Commit.now();
                outage.end(system);
                Arrival arrival = new Arrival(system, load.mark());
                long first = arrival.awaitFirst(SLAVE);
                long already = system.marked(SLAVE, load.mark());
                long end = arrival.awaitAll(SLAVE, load);
                whole.add(system.name(), (end - begin) / 1e6);
                rates.add(system.name(), (load.changes() - already) * 1e6 / Math.max(1, end - first));
            }
        }
        whole.note();
        rates.note();
    }
}
