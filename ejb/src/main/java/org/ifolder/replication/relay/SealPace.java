package org.ifolder.replication.relay;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.ifolder.replication.protocol.CollectionName;

/**
 * How often a collection is sealed: at once after a quiet while, and under load once an interval, so that many changes share what a batch
 * costs each host.
 */
final class SealPace {

    private final long intervalNanoseconds;
    private final LongSupplier nanoTime;
    private final Map<CollectionName, Long> begun = new EnumMap<>(CollectionName.class);

    /** @param nanoTime as {@link System#nanoTime()} */
    SealPace(long intervalNanoseconds, LongSupplier nanoTime) {
        this.intervalNanoseconds = intervalNanoseconds;
        this.nanoTime = nanoTime;
    }

    /** Notes that a collection is being sealed now. */
    void begin(CollectionName collection) {
        begun.put(collection, nanoTime.getAsLong());
    }

    /** More waits than could be sealed: a collection is due at once. */
    void forget(CollectionName collection) {
        begun.remove(collection);
    }

    boolean isDue(CollectionName collection) {
        return nanosecondsUntilDue(collection) == 0;
    }

    /** Until the first of these is due; as long as can be where there are none. */
    long nanosecondsUntilDue(Collection<CollectionName> waiting) {
        return waiting.stream().mapToLong(this::nanosecondsUntilDue).min().orElse(Long.MAX_VALUE);
    }

    private long nanosecondsUntilDue(CollectionName collection) {
        Long last = begun.get(collection);
        return last == null ? 0 : Math.max(0, last + intervalNanoseconds - nanoTime.getAsLong());
    }
}
