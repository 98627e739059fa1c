package org.ifolder.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

        assertThat(limits.wait("ann", "a")).contains(Duration.ofSeconds(900));
        assertThat(limits.wait("ann", "b")).isEmpty();
        assertThat(limits.wait("bob", "a")).isEmpty();
        clock.now = clock.now.plusSeconds(600);
        assertThat(limits.wait("ANN", "a")).contains(Duration.ofSeconds(300));
        clock.now = clock.now.plusSeconds(300);
        assertThat(limits.wait("ann", "a")).isEmpty();
    }

    @Test
    void manySourcesHoldUpANameButNotForTheSourceThatItsOwnerHasLoggedInFrom() {
        limits.succeeded("ann", "home");
        for (int source = 0; source < 4; source++) {
            fail("ann", "s" + source, 1);
        }

        assertThat(limits.wait("ann", "another")).isPresent();
        assertThat(limits.wait("ann", "home")).isEmpty();
        assertThat(limits.wait("bob", "another")).isEmpty();
    }

    @Test
    void aSourceThatTriesManyNamesIsHeldUpForAll() {
        for (int name = 0; name < 6; name++) {
            fail("n" + name, "a", 1);
        }

        assertThat(limits.wait("yet-another", "a")).isPresent();
        assertThat(limits.wait("yet-another", "b")).isEmpty();
    }

    @Test
    void tooManyOverAllHoldUpEverybodyWhoHasNotLoggedInFromThereBefore() {
        limits.succeeded("ann", "home");
        for (int name = 0; name < 10; name++) {
            fail("n" + name, "s" + name, 1);
        }

        assertThat(limits.wait("bob", "b")).isPresent();
        assertThat(limits.wait("ann", "home")).isEmpty();
    }

    @Test
    void aRightPasswordForgivesWhatItsOwnerHasMistyped() {
        fail("ann", "a", 1);
        limits.succeeded("ann", "a");
        fail("ann", "a", 1);

        assertThat(limits.wait("ann", "a")).isEmpty();
    }

    @Test
    void whatIsNoNameCountsAsOne() {
        fail("a:b", "a", 1);
        fail("c:d", "a", 1);

        assertThat(limits.wait("e:f", "a")).isPresent();
    }

    private void fail(String login, String source, int times) {
        for (int i = 0; i < times; i++) {
            limits.failed(login, source);
        }
    }
}
