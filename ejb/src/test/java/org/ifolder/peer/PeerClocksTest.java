package org.ifolder.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeerClocksTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final PeerClocks clocks = new PeerClocks(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void hostOfWhichNothingIsKnownHasThisHostsTime() {
        assertThat(clocks.at("h1")).isEqualTo(NOW);
    }

    @Test
    void hostThatIsAnHourOffHasItsOwnTime() {
        assertThat(clocks.corrected("h1", NOW, Optional.of("Thu, 01 Jan 2026 11:00:00 GMT"))).isTrue();

        assertThat(clocks.at("h1")).isEqualTo(NOW.minusSeconds(3600));
        assertThat(clocks.at("h2")).isEqualTo(NOW);
        assertThat(clocks.corrected("h1", clocks.at("h1"), Optional.of("Thu, 01 Jan 2026 11:00:02 GMT"))).isFalse();
    }

    @Test
    void eachTokenThatWasMadeOutByTheWrongTimeMayBeMadeOutAnew() {
        assertThat(clocks.corrected("h1", NOW, Optional.of("Thu, 01 Jan 2026 11:00:00 GMT"))).isTrue();
        assertThat(clocks.corrected("h1", NOW, Optional.of("Thu, 01 Jan 2026 11:00:00 GMT"))).isTrue();
    }

    @Test
    void hostWhoseClockWasSetRightHasThisHostsTimeAgain() {
        clocks.corrected("h1", NOW, Optional.of("Thu, 01 Jan 2026 11:00:00 GMT"));

        assertThat(clocks.corrected("h1", clocks.at("h1"), Optional.of("Thu, 01 Jan 2026 12:00:01 GMT"))).isTrue();

        assertThat(clocks.at("h1")).isBetween(NOW, NOW.plusSeconds(2));
    }

    @Test
    void answerWithoutABelievableTimeTellsNothing() {
        assertThat(clocks.corrected("h1", NOW, Optional.empty())).isFalse();
        assertThat(clocks.corrected("h1", NOW, Optional.of("yesterday"))).isFalse();
        assertThat(clocks.corrected("h1", NOW, Optional.of("Fri, 01 Jan 2027 12:00:00 GMT"))).isFalse();

        assertThat(clocks.at("h1")).isEqualTo(NOW);
    }
}
