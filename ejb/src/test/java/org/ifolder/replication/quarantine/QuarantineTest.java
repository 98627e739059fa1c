package org.ifolder.replication.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import org.ifolder.server.Uptime;
import org.ifolder.testing.EmbeddedHost;
import org.ifolder.testing.MovedUptime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R7.6")
class QuarantineTest {

    private static final int REFUSALS = 3;
    private static final long WINDOW_MILLISECONDS = 600_000;

    private final MovedUptime uptime = new MovedUptime();
    private final EmbeddedHost host = EmbeddedHost.master("m").with(Uptime.class, uptime).setting("ifolder.quarantine.refusals", REFUSALS);
    private final Quarantine quarantine = host.bean(Quarantine.class);

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aHostOfWhichTooMuchIsRefusedIsHeldAndNobodyElse() {
        refuse("a", REFUSALS - 1);
        refuse("b", 1);
        assertThat(quarantine.all()).isEmpty();

        refuse("a", 1);

        assertThat(quarantine.holds("a")).isTrue();
        assertThat(quarantine.holds("b")).isFalse();
        assertThat(quarantine.all()).singleElement().matches(held -> held.host().equals("a") && held.reason().equals("why"));
    }

    @Test
    void whatIsRefusedNowAndThenHoldsNobody() {
        for (int i = 0; i < REFUSALS * 3; i++) {
            refuse("a", 1);
            uptime.move(WINDOW_MILLISECONDS);
        }

        assertThat(quarantine.holds("a")).isFalse();
    }

    @Test
    void liftedItBeginsAnew() {
        refuse("a", REFUSALS);

        assertThat(quarantine.lift("a", "admin")).isTrue();
        assertThat(quarantine.lift("a", "admin")).isFalse();
        refuse("a", REFUSALS - 1);
        assertThat(quarantine.holds("a")).isFalse();
        refuse("a", 1);
        assertThat(quarantine.holds("a")).isTrue();
    }

    @Test
    void aReasonOfAnyLengthIsKept() {
        for (int i = 0; i < REFUSALS; i++) {
            quarantine.refused("a", "x".repeat(100_000));
        }

        assertThat(quarantine.all()).singleElement().matches(held -> held.reason().length() == 500);
    }

    private void refuse(String from, int times) {
        for (int i = 0; i < times; i++) {
            quarantine.refused(from, "why");
        }
    }
}
