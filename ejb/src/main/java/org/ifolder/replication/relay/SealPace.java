package org.ifolder.replication.relay;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.ifolder.replication.protocol.StreamId;

/**
 * How often a stream is sealed: at once after a quiet while, and under load once an interval, so that many changes share what a batch
 * costs each host.
 */
final class SealPace {

    private final long intervalNanoseconds;
    private final LongSupplier nanoTime;
    private final Map<StreamId, Long> begun = new HashMap<>();

    /** @param nanoTime as {@link System#nanoTime()} */
    SealPace(long intervalNanoseconds, LongSupplier nanoTime) {
        this.intervalNanoseconds = intervalNanoseconds;
        this.nanoTime = nanoTime;
    }

    /** Notes that a stream is being sealed now. */
    void begin(StreamId stream) {
        begun.put(stream, nanoTime.getAsLong());
    }

    /** More waits than could be sealed: a stream is due at once. */
    void forget(StreamId stream) {
        begun.remove(stream);
    }

    boolean isDue(StreamId stream) {
        return nanosecondsUntilDue(stream) == 0;
    }

    /** Until the first of these is due; as long as can be where there are none. */
    long nanosecondsUntilDue(Collection<StreamId> waiting) {
        return waiting.stream().mapToLong(this::nanosecondsUntilDue).min().orElse(Long.MAX_VALUE);
    }

    private long nanosecondsUntilDue(StreamId stream) {
        Long last = begun.get(stream);
        return last == null ? 0 : Math.max(0, last + intervalNanoseconds - nanoTime.getAsLong());
    }
}
