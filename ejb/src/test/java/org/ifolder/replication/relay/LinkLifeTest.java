package org.ifolder.replication.relay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ifolder.replication.relay.Links.LinkFailure;
import org.ifolder.testing.MovedUptime;
import org.junit.jupiter.api.Test;

class LinkLifeTest {

    private static final long LIMIT = 15_000;

    private final MovedUptime uptime = new MovedUptime();
    private final LinkLife life = new LinkLife(uptime, LIMIT);

    @Test
    void linkOnWhichNothingIsHeardIsTakenForDead() {
        uptime.move(LIMIT - 1);
        life.check();

        uptime.move(1);

        assertThatThrownBy(life::check).isInstanceOf(LinkFailure.class).hasMessageContaining("15 s");
    }

    @Test
    void whatIsHeardIsASignOfLife() {
        uptime.move(LIMIT - 1);
        life.hear(() -> { });
        uptime.move(LIMIT - 1);

        life.check();
    }

    @Test
    void messageThatTakesLongIsNoSilence() {
        life.hear(() -> {
            uptime.move(10 * LIMIT);
            life.check();
        });

        life.check();
    }
}
