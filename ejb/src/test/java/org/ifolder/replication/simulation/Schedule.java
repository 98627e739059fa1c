package org.ifolder.replication.simulation;

import java.util.Random;
import org.ifolder.replication.protocol.BatchLimits;
import org.ifolder.replication.protocol.retention.Retention;

/**
 * How rough a run is, drawn from its seed. Each kind of fault is absent in some runs, so that none hides another for good.
 *
 * @param slaves how many slaves
 * @param steps how many steps with faults
 * @param network how bad the links are
 * @param crash chance that a step crashes a host
 * @param failure chance that a batch cannot be applied, for a reason that passes
 * @param writes chance that a step begins a business transaction
 * @param lateCommit share of business transactions that commit late
 * @param limits how large a batch may be
 * @param window how many changes a slave sends ahead
 * @param rewindAfter heads without progress before a slave sends again
 * @param retention how much log is kept, and tombstones how long
 * @param lives what else happens to hosts
 */
record Schedule(int slaves, int steps, Links network, double crash, double failure, double writes, double lateCommit,
        BatchLimits limits, long window, int rewindAfter, Retention retention, Lives lives) {

    /**
     * How bad the links are.
     *
     * @param loss share of messages lost
     * @param repeat share of messages delivered twice
     * @param delay the longest time under way, in milliseconds
     * @param cut chance that a step cuts a link in one direction
     * @param swizzle chance that a step cuts several links at once, to be restored one by one in another order
     * @param brokerLoss chance that a step loses all that is under way
     */
    record Links(double loss, double repeat, int delay, double cut, double swizzle, double brokerLoss) {
    }

    /**
     * What happens to hosts beside crashes.
     *
     * @param backup chance that a step backs a host up
     * @param restore chance that a step puts a host's disk back to its last backup
     * @param copy chance that a step starts a second copy of a slave
     * @param promotion chance that a step hands mastership to another host
     * @param removal chance that a step removes a slave by force
     */
    record Lives(double backup, double restore, double copy, double promotion, double removal) {

        static final Lives QUIET = new Lives(0, 0, 0, 0, 0);

        static Lives of(Random random, boolean promotes) {
            double restore = promotes || random.nextInt(3) > 0 ? 0 : 0.002;
            double copy = random.nextInt(4) == 0 ? 0.002 : 0;
            boolean removes = !promotes && copy == 0 && random.nextInt(3) == 0;
            return new Lives(0.01, restore, copy, promotes ? 0.02 : 0, removes ? 0.01 : 0);
        }
    }

    static Schedule of(Random random) {
        boolean promotes = random.nextInt(4) == 0;
        Links links = new Links(random.nextInt(3) * 0.1, random.nextInt(3) * 0.15, 5 + random.nextInt(200),
                random.nextInt(3) * 0.004, random.nextInt(3) * 0.002, random.nextInt(3) * 0.004);
        return new Schedule(2 + random.nextInt(3), 400 + random.nextInt(800), links, random.nextInt(3) * 0.004,
                random.nextInt(3) * 0.05, 0.05 + random.nextInt(3) * 0.05, random.nextInt(3) * 0.3,
                new BatchLimits(1 + random.nextInt(5), 200 + random.nextInt(1500), random.nextInt(3) * 300), 1 + random.nextInt(20),
                1 + random.nextInt(5), retention(random, promotes), Lives.of(random, promotes));
    }

    /** All is kept in a third of the runs, and where mastership changes; in the others so little that hosts have to copy. */
    private static Retention retention(Random random, boolean promotes) {
        return promotes || random.nextInt(3) == 0 ? new Retention(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2)
                : new Retention(3 + random.nextInt(30), 200 + random.nextInt(3000), random.nextInt(2000));
    }
}
