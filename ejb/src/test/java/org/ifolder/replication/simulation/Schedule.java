package org.ifolder.replication.simulation;

import java.util.Random;
import org.ifolder.replication.protocol.BatchLimits;

/**
 * How rough a run is, drawn from its seed. Each kind of fault is absent in some runs, so that none hides another for good.
 *
 * @param slaves how many slaves
 * @param steps how many steps with faults
 * @param loss share of messages lost
 * @param repeat share of messages delivered twice
 * @param delay the longest time under way, in milliseconds
 * @param crash chance that a step crashes a host
 * @param cut chance that a step cuts a link in one direction
 * @param brokerLoss chance that a step loses all that is under way
 * @param failure chance that a batch cannot be applied, for a reason that passes
 * @param writes chance that a step begins a business transaction
 * @param lateCommit share of business transactions that commit late
 * @param limits how large a batch may be
 * @param window how many changes a slave sends ahead
 * @param rewindAfter heads without progress before a slave sends again
 */
record Schedule(int slaves, int steps, double loss, double repeat, int delay, double crash, double cut, double brokerLoss,
        double failure, double writes, double lateCommit, BatchLimits limits, long window, int rewindAfter) {

    static Schedule of(Random random) {
        return new Schedule(2 + random.nextInt(3), 400 + random.nextInt(800), random.nextInt(3) * 0.1,
                random.nextInt(3) * 0.15, 5 + random.nextInt(200), random.nextInt(3) * 0.004, random.nextInt(3) * 0.004,
                random.nextInt(3) * 0.004, random.nextInt(3) * 0.05, 0.05 + random.nextInt(3) * 0.05, random.nextInt(3) * 0.3,
                new BatchLimits(1 + random.nextInt(5), 200 + random.nextInt(1500)), 1 + random.nextInt(20),
                1 + random.nextInt(5));
    }
}
