package org.ifolder.test.grid.network;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How well a link carries.
 *
 * @param latency how long each piece of data is under way, at least, in each direction
 * @param jitter how much longer at most, at random. Within a connection the order stays; pieces of two connections overtake each other
 * @param bytesPerSecond at most, of each connection and direction; 0 for no bound
 * @param resets share of connections, from 0 to 1, that are reset at random within {@link #RESET_WITHIN_BYTES} bytes, and of those that
 *         are left within the next as many
 */
public record LinkQuality(Duration latency, Duration jitter, long bytesPerSecond, double resets) {

    /** The bytes for which it is decided at a time whether a connection is reset. */
    public static final int RESET_WITHIN_BYTES = 65_536;

    static final LinkQuality PERFECT = new LinkQuality(Duration.ZERO, Duration.ZERO, 0, 0);

    /** How long the next piece of data is under way, in nanoseconds. */
    long delay() {
        return latency.toNanos() + (jitter.isZero() ? 0 : ThreadLocalRandom.current().nextLong(jitter.toNanos()));
    }

    /** How long this many bytes take to pass, in nanoseconds. */
    long passing(int bytes) {
        return bytesPerSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(bytes) / bytesPerSecond;
    }

    /** Whether a connection is to be reset within its next bytes; drawn anew each time. */
    boolean resetsNow() {
        return ThreadLocalRandom.current().nextDouble() < resets;
    }
}
