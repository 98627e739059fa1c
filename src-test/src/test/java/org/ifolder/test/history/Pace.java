package org.ifolder.test.history;

import java.time.Duration;
import java.util.Map;

/**
 * How many operations had been sent to each host at a moment.
 *
 * @param nanos the moment, as {@link System#nanoTime} tells it
 * @param sent operations of the members who live at the host, by its name
 */
public record Pace(long nanos, Map<String, Long> sent) {

    /** Operations a second that were sent to a host since an earlier moment. */
    public double since(Pace earlier, String host) {
        return (sent.get(host) - earlier.sent.get(host)) / seconds(earlier);
    }

    double seconds(Pace earlier) {
        return earlier.secondsUntil(nanos);
    }

    double secondsUntil(long later) {
        return Math.max(later - nanos, 1) / (double) Duration.ofSeconds(1).toNanos();
    }
}
