package org.ifolder.replication.relay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a slave's clock is ahead of this host's. Told only after several heartbeats in a row that say the same: one that has waited
 * somewhere, as behind a freeze or a slow link, looks like a clock that is behind.
 *
 * @param milliseconds what the last heartbeat showed
 * @param agreeing heartbeats in a row that showed about that
 * @param seconds what is told; 0 while nothing is known
 */
record ClockDifference(long milliseconds, int agreeing, long seconds) {

    static final ClockDifference NONE = new ClockDifference(0, 0, 0);

    private static final Logger LOG = LoggerFactory.getLogger(ClockDifference.class);

    /** Heartbeats come once a second: those that have waited together show differences that are a second apart. */
    private static final long ALIKE_MILLISECONDS = 500;
    private static final int ENOUGH = 5;

    /** From which difference on the log says so. */
    private static final long TOLERANCE_SECONDS = 30;

    /**
     * What is known after one more heartbeat.
     *
     * @param there the slave's clock; 0 where it does not tell
     * @param here this host's
     */
    ClockDifference after(String host, long there, long here) {
        if (there == 0) {
            return this;
        }
        long ahead = there - here;
        int alike = Math.abs(ahead - milliseconds) <= ALIKE_MILLISECONDS ? Math.min(agreeing + 1, ENOUGH) : 1;
        ClockDifference now = new ClockDifference(ahead, alike, alike < ENOUGH ? seconds : Math.round(ahead / 1000.0));
        now.tell(host, this);
        return now;
    }

    private boolean isOff() {
        return Math.abs(seconds) > TOLERANCE_SECONDS;
    }

    private void tell(String host, ClockDifference before) {
        if (isOff() && !before.isOff()) {
            LOG.warn("the clock of host {} is {} s {} this host's: nothing is ordered by it, but times that are shown differ, and"
                    + " what expires does so early or late", host, Math.abs(seconds), seconds > 0 ? "ahead of" : "behind");
        } else if (!isOff() && before.isOff()) {
            LOG.info("the clock of host {} agrees with this host's again", host);
        }
    }
}
