package org.ifolder.replication.catchup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long something that did not work is left alone: a pause that doubles with each failure, up to a longest one. */
final class Pauses<K> {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<K, Pause> pauses = new ConcurrentHashMap<>();

    private record Pause(Duration length, Instant end) {
    }

    boolean isOn(K what, Clock clock) {
        Pause pause = pauses.get(what);
        return pause != null && clock.instant().isBefore(pause.end());
    }

    /** Begins the next pause. @return how long it is */
    Duration begin(K what, Clock clock) {
        return begin(what, LONGEST, clock);
    }

    Duration begin(K what, Duration longest, Clock clock) {
        return pauses.compute(what, (any, before) -> {
            Duration length = before == null ? SHORTEST : before.length().multipliedBy(2);
            Duration bounded = length.compareTo(longest) > 0 ? longest : length;
            return new Pause(bounded, clock.instant().plus(bounded));
        }).length();
    }

    void forget(K what) {
        pauses.remove(what);
    }
}
