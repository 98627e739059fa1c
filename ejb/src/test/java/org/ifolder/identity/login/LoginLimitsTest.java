package org.ifolder.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.ifolder.server.LocalHost;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often passwords may be tried in vain, by name, by source and over all. */
class LoginLimitsTest {

    private final MovedClock clock = new MovedClock();
    private final EmbeddedHost host = EmbeddedHost.inNoDomain("h").with(Clock.class, clock);
    private final LoginLimits limits = host.setting("ifolder.login.failures-of-name-and-source", 2)
            .setting("ifolder.login.failures-of-name", 4)
            .setting("ifolder.login.failures-of-source", 6)
            .setting("ifolder.login.failures", 10)
            .setting("ifolder.login.failures-of-domain", 20)
            .setting("ifolder.login.window-seconds", 900L)
            .bean(LoginLimits.class);

    private static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aNameIsHeldUpForTheSourceThatFailsAndForNoOther() {
        fail("Ann", "a", 2);

        assertThat(wait("ann", "a")).contains(Duration.ofSeconds(900));
        assertThat(wait("ann", "b")).isEmpty();
        assertThat(wait("bob", "a")).isEmpty();
        clock.now = clock.now.plusSeconds(600);
        assertThat(wait("ANN", "a")).contains(Duration.ofSeconds(300));
        clock.now = clock.now.plusSeconds(300);
        assertThat(wait("ann", "a")).isEmpty();
    }

    @Test
    void manySourcesHoldUpANameButNotForTheSourceThatItsOwnerHasLoggedInFrom() {
        right("ann", "home");
        for (int source = 0; source < 4; source++) {
            fail("ann", "s" + source, 1);
        }

        assertThat(wait("ann", "another")).isPresent();
        assertThat(wait("ann", "home")).isEmpty();
        assertThat(wait("bob", "another")).isEmpty();
    }

    @Test
    void aSourceThatTriesManyNamesIsHeldUpForAll() {
        for (int name = 0; name < 6; name++) {
            fail("n" + name, "a", 1);
        }

        assertThat(wait("yet-another", "a")).isPresent();
        assertThat(wait("yet-another", "b")).isEmpty();
    }

    @Test
    void tooManyOverAllHoldUpEverybodyWhoHasNotLoggedInFromThereBefore() {
        right("ann", "home");
        for (int name = 0; name < 10; name++) {
            fail("n" + name, "s" + name, 1);
        }

        assertThat(wait("bob", "b")).isPresent();
        assertThat(wait("ann", "home")).isEmpty();
    }

    @Test
    void aRightPasswordForgivesWhatItsOwnerHasMistyped() {
        fail("ann", "a", 1);
        right("ann", "a");
        fail("ann", "a", 1);

        assertThat(wait("ann", "a")).isEmpty();
    }

    @Test
    void whoShowsThePasswordWithEachRequestForgivesNobodyElse() {
        right("ann", "a");
        fail("ann", "a", 1);
        limits.of("ann", "a").succeeded(false);
        fail("ann", "a", 1);

        assertThat(wait("ann", "a")).isPresent();
    }

    @Test
    void whoWaitedForTheirTurnWhileOthersFailedIsNotLookedAt() {
        LoginLimits.LoginTry waiting = limits.of("ann", "a");
        assertThat(waiting.isAdmitted()).isTrue();
        fail("ann", "a", 2);

        assertThat(waiting.isAdmitted()).isFalse();
    }

    @Test
    void theDomainsLimitIsReachedByAllItsHostsAndByNoneAlone() {
        FailedLogins domain = host.bean(FailedLogins.class);
        host.run(() -> host.bean(LocalHost.class).become("m", "d", "m", 1));
        fail("x", "y", 1);
        assertThat(domain.says()).containsEntry("failed-logins", "1");
        domain.heard("h1", Map.of("failed-logins", "999999999"));
        domain.heard("h2", Map.of("failed-logins", "-7"));
        domain.heard("h2", Map.of());
        assertThat(domain.overall()).as("one host counts as ten at most").isEqualTo(11);
        assertThat(wait("bob", "b")).isEmpty();
        right("ann", "home");
        domain.heard("h2", Map.of("failed-logins", "9"));
        assertThat(domain.says()).containsEntry("failed-logins", "20");
        assertThat(wait("bob", "b")).contains(Duration.ofMinutes(1));
        assertThat(wait("ann", "home")).as("a source that she has logged in from").isEmpty();
        clock.now = clock.now.plusSeconds(900);
        assertThat(wait("bob", "b")).isEmpty();
    }

    @Test
    void aSlaveGoesByWhatTheMasterSays() {
        FailedLogins domain = host.bean(FailedLogins.class);
        host.run(() -> host.bean(LocalHost.class).become("s", "d", "m", 1));
        fail("x", "y", 1);
        domain.heard("another", Map.of("failed-logins", "50"));
        assertThat(domain.overall()).isEqualTo(1);
        domain.heard("m", Map.of("failed-logins", "20"));
        assertThat(domain.says()).as("its own").containsEntry("failed-logins", "1");
        assertThat(wait("bob", "b")).isPresent();
    }

    @Test
    void whatIsNoNameCountsAsOne() {
        fail("a:b", "a", 1);
        fail("c:d", "a", 1);

        assertThat(wait("e:f", "a")).isPresent();
    }

    private void fail(String login, String source, int times) {
        for (int i = 0; i < times; i++) {
            limits.of(login, source).failed();
        }
    }

    private void right(String login, String source) {
        limits.of(login, source).succeeded(true);
    }

    private Optional<Duration> wait(String login, String source) {
        return limits.of(login, source).heldUp();
    }
}
