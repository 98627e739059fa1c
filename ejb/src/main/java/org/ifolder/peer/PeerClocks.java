package org.ifolder.peer;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What time it is at other hosts, by the {@code Date} of their answers (RFC 9110, 6.6.1). A token is made out by the clock of the one host
 * that may accept it, so that two hosts whose clocks differ understand each other all the same. A host that lies about its time deceives
 * none but itself: the token is good there alone.
 */
final class PeerClocks {

    /** Below that a difference may as well be the time that the answer took. */
    private static final Duration NEGLIGIBLE = Duration.ofSeconds(10);

    /** A difference beyond that is no matter of a clock that is badly set. */
    private static final Duration MOST = Duration.ofHours(25);

    private final Clock clock;
    private final Map<String, Duration> ahead = new ConcurrentHashMap<>();

    PeerClocks(Clock clock) {
        this.clock = clock;
    }

    /** The time at a host, as far as is known. */
    Instant at(String host) {
        return clock.instant().plus(ahead.getOrDefault(host, Duration.ZERO));
    }

    /**
     * Notes the time that a host told when it refused a token.
     *
     * @param used the time by which the token was made out
     * @param date the answer's {@code Date}
     * @return whether the token was made out by another time than that host's, so that a new one may do better
     */
    boolean corrected(String host, Instant used, Optional<String> date) {
        Optional<Instant> there = date.flatMap(PeerClocks::parse)
                .filter(time -> Duration.between(clock.instant(), time).abs().compareTo(MOST) < 0);
        if (there.isEmpty() || Duration.between(used, there.get()).abs().compareTo(NEGLIGIBLE) <= 0) {
            return false;
        }
        ahead.put(host, Duration.between(clock.instant(), there.get()));
        return true;
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
