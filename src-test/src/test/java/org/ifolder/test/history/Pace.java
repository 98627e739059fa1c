package org.ifolder.test.history;

import java.time.Duration;
import java.util.Map;

/**
 * How many operations had been sent to each host, and acknowledged by it, at a moment: those of the members who live there, which the
 * host decides itself. What administrators ask for is decided elsewhere and does not count.
 *
 * @param nanos the moment, as {@link System#nanoTime} tells it
 * @param sent operations sent, by the host's name
 * @param acknowledged those of them that the host has said are done
 */
public record Pace(long nanos, Map<String, Long> sent, Map<String, Long> acknowledged) {

    /** Operations a second that were sent to a host since an earlier moment. */
    public double since(Pace earlier, String host) {
        return sentSince(earlier, host) / seconds(earlier);
    }

    /** Operations that were sent to a host since an earlier moment. */
    public long sentSince(Pace earlier, String host) {
        return sent.get(host) - earlier.sent.get(host);
    }

    /** Operations that a host has acknowledged since an earlier moment. */
    public long acknowledgedSince(Pace earlier, String host) {
        return acknowledged.get(host) - earlier.acknowledged.get(host);
    }

    /** Seconds since an earlier moment. */
    public double seconds(Pace earlier) {
        return earlier.secondsUntil(nanos);
    }

    double secondsUntil(long later) {
        return Math.max(later - nanos, 1) / (double) Duration.ofSeconds(1).toNanos();
    }
}
