package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.network.LinkTraffic;
import org.ifolder.test.history.Faulted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The link between the master and a slave is cut and restored two hundred times, each time at a random moment after it was opened anew. */
@Tag("fault")
@Tag("R7.1")
class FlappingLinkIT {

    private static final int CUTS = 200;
    /** A connection that the slave has opened since may have ended by itself again. */
    private static final int MOST = 180;
    private static final int SHORTEST_MILLISECONDS = 20;
    private static final int LONGEST_MILLISECONDS = 800;

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final GridHost master = domain.master();
    private final GridHost slave = domain.host(1);

    @Test
    void nothingAcknowledgedIsLostWhenTheLinkIsCutTwoHundredTimes() {
        AtomicInteger broke = new AtomicInteger();
        faulted.begin("link between master and a slave cut " + CUTS + " times", () -> cut(broke));
        for (int cut = 1; cut < CUTS; cut++) {
            faulted.writeFor(aMoment());
            long opened = connected().opened();
            domain.restoreLink(master, slave);
            eventually(() -> assertThat(connected().opened()).as("connections opened anew").isGreaterThan(opened));
            faulted.writeFor(aMoment());
            cut(broke);
        }
        assertThat(broke.get()).as("cuts that broke a connection").isGreaterThanOrEqualTo(MOST);
        faulted.fired(broke + " of " + CUTS + " cuts broke a connection that the slave had opened");
        faulted.end(() -> domain.restoreLink(master, slave));
    }

    /** A cut breaks connections before it returns. */
    private void cut(AtomicInteger broke) {
        long before = connected().cut();
        domain.cutLink(master, slave);
        if (connected().cut() > before) {
            broke.incrementAndGet();
        }
    }

    private LinkTraffic connected() {
        return domain.traffic(slave, master);
    }

    private static Duration aMoment() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextInt(SHORTEST_MILLISECONDS, LONGEST_MILLISECONDS));
    }
}
