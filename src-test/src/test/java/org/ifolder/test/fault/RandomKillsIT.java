package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Faulted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Slaves and the master are ended by {@code kill -9} at random moments, also while they still catch up from the kill before. The
 * seed is printed; {@code -Difolder.fault.seed=N} takes the same hosts and pauses again.
 */
@Tag("fault")
@Tag("R7.1")
class RandomKillsIT {

    private static final int ROUNDS = Integer.getInteger("ifolder.fault.rounds", 20);
    private static final int LONGEST_PAUSE = 4_000;

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    @Test
    void nothingAcknowledgedIsLostWhateverHostIsKilledAtWhateverMoment() {
        long seed = Long.getLong("ifolder.fault.seed", ThreadLocalRandom.current().nextLong());
        Random random = new Random(seed);
        String what = "kill -9 of a random host, " + ROUNDS + " times, seed " + seed;
        System.out.println(what);
        for (int round = 1; round <= ROUNDS; round++) {
            GridHost victim = domain.host(random.nextInt(domain.hosts().size()));
            faulted.writeFor(Duration.ofMillis(random.nextInt(LONGEST_PAUSE)));
            faulted.begin(what, () -> domain.kill(victim), victim);
            assertThat(victim.isRunning()).isFalse();
            faulted.fired(round + " processes were killed");
            faulted.writeFor(Duration.ofMillis(random.nextInt(LONGEST_PAUSE)));
            faulted.end(() -> domain.start(victim));
        }
    }
}
