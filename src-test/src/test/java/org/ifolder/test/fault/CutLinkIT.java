package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.network.LinkTraffic;
import org.ifolder.test.history.Faulted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The link between the master and a slave is cut, both ways or one way, while clients reach and write at both. */
@Tag("fault")
@Tag("every-build")
@Tag("R7.1")
@Tag("R7.4")
class CutLinkIT {

    private static final Duration CUT = Duration.ofSeconds(8);

    /** Longer than the broker and its clients wait for a sign of life of each other. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final GridHost master = domain.master();
    private final GridHost slave = domain.host(1);

    @Test
    void nothingAcknowledgedIsLostWhenTheLinkIsCut() {
        LinkTraffic before = domain.traffic(slave, master);
        faulted.begin("link between master and a slave cut", () -> domain.cutLink(master, slave));
        LinkTraffic afterCut = domain.traffic(slave, master);
        faulted.writeFor(CUT);
        LinkTraffic atEnd = domain.traffic(slave, master);
        assertThat(atEnd.cut()).as("connections broken and refused").isGreaterThan(before.cut() + 2);
        assertThat(atEnd.bytes()).as("bytes carried").isEqualTo(afterCut.bytes());
        faulted.fired((atEnd.cut() - before.cut()) + " connections of the slave broken or refused, no byte carried");
        faulted.end(() -> domain.restoreLink(master, slave));
    }

    @Test
    void nothingAcknowledgedIsLostWhenNothingOfTheSlaveReachesTheMaster() {
        cutOneWay(slave, master);
    }

    @Test
    void nothingAcknowledgedIsLostWhenNothingOfTheMasterReachesTheSlave() {
        cutOneWay(master, slave);
    }

    private void cutOneWay(GridHost from, GridHost to) {
        long vanished = domain.traffic(from, to).vanished();
        long carriedBack = domain.traffic(to, from).bytes();
        faulted.begin("link cut from " + from + " to " + to + " alone", () -> domain.cutLinkOneWay(from, to));
        faulted.writeFor(SILENCE);
        long lost = domain.traffic(from, to).vanished() - vanished;
        assertThat(lost).as("bytes that vanished").isPositive();
        assertThat(domain.traffic(to, from).bytes()).as("bytes carried the other way").isGreaterThan(carriedBack);
        faulted.fired(lost + " bytes vanished on the way from " + from + " to " + to);
        faulted.end(() -> domain.restoreLink(from, to));
    }
}
