package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.network.LinkTraffic;
import org.ifolder.test.history.Faulted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The link between the master and a slave is cut and restored two hundred times, at random moments. */
@Tag("fault")
@Tag("R7.1")
class FlappingLinkIT {

    private static final int CUTS = 200;
    private static final int SHORTEST_MILLISECONDS = 20;
    private static final int LONGEST_MILLISECONDS = 1_200;

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final GridHost master = domain.master();
    private final GridHost slave = domain.host(1);

    @AfterEach
    void linkCarries() {
        domain.restoreLink(master, slave);
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheLinkIsCutTwoHundredTimes() {
        LinkTraffic before = domain.traffic(slave, master);
        faulted.begin("link between master and a slave cut " + CUTS + " times", () -> domain.cutLink(master, slave));
        for (int cut = 1; cut < CUTS; cut++) {
            faulted.writeFor(aMoment());
            domain.restoreLink(master, slave);
            faulted.writeFor(aMoment());
            domain.cutLink(master, slave);
        }
        LinkTraffic after = domain.traffic(slave, master);
        assertThat(after.cut() - before.cut()).as("connections broken and refused").isGreaterThan(CUTS / 2);
        faulted.fired((after.cut() - before.cut()) + " connections of the slave broken or refused");
        faulted.end(() -> domain.restoreLink(master, slave));
    }

    private static Duration aMoment() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextInt(SHORTEST_MILLISECONDS, LONGEST_MILLISECONDS));
    }
}
