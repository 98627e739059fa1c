package org.ifolder.replication.catchup;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.server.Uptime;

/** How long something that did not work is left alone: a pause that doubles with each failure, up to a longest one. */
final class Pauses<K> {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<K, Pause> pauses = new ConcurrentHashMap<>();

    private record Pause(Duration length, long end) {
    }

    boolean isOn(K what, Uptime uptime) {
        Pause pause = pauses.get(what);
        return pause != null && uptime.millis() < pause.end();
    }

    /** Begins the next pause. @return how long it is */
    Duration begin(K what, Uptime uptime) {
        return begin(what, LONGEST, uptime);
    }

    Duration begin(K what, Duration longest, Uptime uptime) {
        return pauses.compute(what, (any, before) -> {
            Duration length = before == null ? SHORTEST : before.length().multipliedBy(2);
            Duration bounded = length.compareTo(longest) > 0 ? longest : length;
            return new Pause(bounded, uptime.millis() + bounded.toMillis());
        }).length();
    }

    void forget(K what) {
        pauses.remove(what);
    }
}
