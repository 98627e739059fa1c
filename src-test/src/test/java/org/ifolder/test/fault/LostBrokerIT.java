package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.time.Duration;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostBeans;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Faulted;
import org.ifolder.test.system.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The master's broker is lost with all that it holds, while the master runs: the broker is a courier, and the master gets another. */
@Tag("fault")
@Tag("every-build")
@Tag("R7.1")
class LostBrokerIT {

    private static final Duration MEANWHILE = Duration.ofSeconds(5);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final GridHost master = domain.master();

    @Test
    void nothingAcknowledgedIsLostWhenTheBrokerEnds() {
        try (HostBeans beans = domain.beans(master)) {
            long before = beans.brokerUptime();
            assertThat(before).isPositive();
            faulted.begin("the master's broker ends", () -> domain.loseBroker(master));
            faulted.writeFor(MEANWHILE);
            eventually(() -> assertThat(beans.brokerUptime()).as("uptime of the new broker, ms").isBetween(1L, before));
            faulted.fired("the broker, up for " + before + " ms before, is up for " + beans.brokerUptime() + " ms");
            faulted.end(() -> { });
        }
    }

    @ParameterizedTest(name = "nothingAcknowledgedIsLostWhenTheBrokerLoses {0}")
    @ValueSource(strings = {"ifolder.lane.domain", "ifolder.lane.catalog_and_report"})
    void nothingAcknowledgedIsLostWhenTheBrokerLosesALane(String lane) {
        lose(lane);
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheBrokerLosesTheQueueOfASlave() {
        lose("ifolder.inbound." + new Scenario(domain).idOf(domain.host(1)));
    }

    private void lose(String address) {
        try (HostBeans beans = domain.beans(master)) {
            assertThat(beans.brokerAddresses()).contains(address);
            faulted.begin("the master's broker loses the address " + address, () -> beans.destroyAddress(address));
            faulted.fired("the broker has removed it, with its messages and who heard it");
            faulted.writeFor(MEANWHILE);
            faulted.end(() -> { });
        }
    }
}
