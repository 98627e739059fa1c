package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Faulted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A slave is ended by {@code kill -9} while clients write at all hosts. */
@Tag("fault")
@Tag("every-build")
@Tag("R7.1")
class KilledSlaveUnderLoadIT {

    private static final Duration AWAY = Duration.ofSeconds(5);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final GridHost victim = domain.host(1);

    @Test
    void nothingAcknowledgedIsLostWhenASlaveIsKilled() {
        long process = victim.pid();
        faulted.begin("kill -9 of a slave", () -> domain.kill(victim), victim);
        assertThat(victim.isRunning()).isFalse();
        faulted.fired("process " + process + " is gone");
        faulted.writeFor(AWAY);
        faulted.end(() -> domain.start(victim));
    }
}
