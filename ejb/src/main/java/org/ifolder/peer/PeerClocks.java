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
     * Notes the time that a host told with an answer.
     *
     * @param date the answer's {@code Date}
     * @return whether it is another time than the one that was known
     */
    boolean told(String host, Optional<String> date) {
        Duration before = ahead.getOrDefault(host, Duration.ZERO);
        Duration now = date.flatMap(PeerClocks::parse).map(there -> Duration.between(clock.instant(), there)).orElse(before);
        boolean differs = now.minus(before).abs().compareTo(NEGLIGIBLE) > 0;
        if (differs) {
            ahead.put(host, now);
        }
        return differs;
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
