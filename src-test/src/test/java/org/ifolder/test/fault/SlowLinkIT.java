package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.network.LinkQuality;
import org.ifolder.test.grid.network.LinkTraffic;
import org.ifolder.test.history.Faulted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The links of all slaves to the master are slow, or lose connections at random, or delay each piece of data for another time, so that
 * what comes over two connections (messages and answers) comes in another order. Within a connection TCP keeps the order.
 */
@Tag("fault")
@Tag("R7.1")
@Tag("R7.2")
class SlowLinkIT {

    private static final Duration BAD_WEATHER = Duration.ofSeconds(60);
    private static final LinkQuality SLOW = new LinkQuality(Duration.ofMillis(300), Duration.ofMillis(100), 20_000, 0);
    private static final LinkQuality LOSSY = new LinkQuality(Duration.ofMillis(20), Duration.ofMillis(30), 0, 0.8);
    private static final LinkQuality REORDERING = new LinkQuality(Duration.ZERO, Duration.ofSeconds(2), 0, 0.1);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    @Test
    void nothingAcknowledgedIsLostWhenLinksAreSlow() {
        weather("slow links, " + SLOW.latency().toMillis() + " ms and " + SLOW.bytesPerSecond() + " bytes/s", SLOW);
    }

    @Test
    void nothingAcknowledgedIsLostWhenLinksLoseConnections() {
        LinkTraffic worst = weather("lossy links, most connections reset within 64 KB", LOSSY);
        assertThat(worst.reset()).as("connections reset").isPositive();
    }

    @Test
    void nothingAcknowledgedIsLostOrDoubledWhenLinksReorder() {
        weather("reordering links, each piece 0 to 2 s under way", REORDERING);
    }

    /** @return what the first slave has sent */
    private LinkTraffic weather(String name, LinkQuality quality) {
        GridHost slave = domain.host(1);
        LinkTraffic before = domain.traffic(slave, domain.master());
        faulted.begin(name, () -> domain.slaves().forEach(each -> domain.slowLink(domain.master(), each, quality)));
        faulted.writeFor(BAD_WEATHER);
        LinkTraffic after = domain.traffic(slave, domain.master());
        assertThat(after.bytes()).as("bytes carried meanwhile").isGreaterThan(before.bytes());
        assertThat(after.delayed()).as("pieces of data held back").isGreaterThan(before.delayed());
        faulted.fired((after.delayed() - before.delayed()) + " pieces of a slave's data delayed, "
                + (after.reset() - before.reset()) + " connections reset");
        faulted.end(() -> domain.slaves().forEach(each -> domain.restoreLink(domain.master(), each)));
        return after;
    }
}
