package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Faulted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The master is ended by {@code kill -9} while clients write at all hosts: the slaves go on, and lose nothing. */
@Tag("fault")
@Tag("every-build")
@Tag("R7.1")
@Tag("R7.4")
class KilledMasterUnderLoadIT {

    private static final Duration AWAY = Duration.ofSeconds(10);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final GridHost master = domain.master();

    @Test
    void nothingAcknowledgedIsLostWhenTheMasterIsKilled() {
        long process = master.pid();
        faulted.begin("kill -9 of the master", () -> domain.kill(master), master);
        assertThat(master.isRunning()).isFalse();
        faulted.fired("process " + process + " is gone");
        faulted.writeFor(AWAY);
        faulted.end(() -> domain.start(master));
    }
}
