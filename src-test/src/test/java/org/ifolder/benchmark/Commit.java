package org.ifolder.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A change that was committed at the master.
 *
 * @param member the number of the member that was changed
 * @param atMicros when the writer knew, in microseconds since 1970
 */
public record Commit(int member, long atMicros) {

    /** The time now, in microseconds since 1970. */
    public static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
