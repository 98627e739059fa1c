package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.time.Duration;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostLog;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.network.LinkTraffic;
import org.ifolder.test.history.Faulted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The master stands still (SIGSTOP) for longer than every time-out of the link between hosts, and then goes on as if nothing had been. */
@Tag("fault")
@Tag("every-build")
@Tag("R7.1")
@Tag("R7.4")
class FrozenMasterIT {

    /** Longer than the broker and its clients wait for a sign of life of each other: twice the silence of a link, and a look. */
    private static final Duration STILL = Duration.ofSeconds(15);
    private static final Duration UNTIL_ALL_HAS_ARRIVED = Duration.ofSeconds(2);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final GridHost master = domain.master();
    private final GridHost slave = domain.host(1);

    @Test
    void nothingAcknowledgedIsLostWhenTheMasterStandsStill() {
        faulted.begin("the master stands still", () -> domain.pause(master), master);
        faulted.writeFor(UNTIL_ALL_HAS_ARRIVED);
        LinkTraffic still = domain.traffic(master, slave);
        faulted.writeFor(STILL);
        assertThat(domain.isPaused(master)).isTrue();
        assertThat(domain.traffic(master, slave).bytes()).as("bytes sent by who stands still").isEqualTo(still.bytes());
        HostLog log = HostLog.fromNowOn(slave);
        faulted.end(() -> domain.resume(master));
        eventually(() -> assertThat(log.linesWith("link open")).as("the slave has opened its link anew").isNotEmpty());
        faulted.fired("process " + master.pid() + " stopped, nothing sent for " + STILL.toSeconds() + " s, then a new link");
    }
}
