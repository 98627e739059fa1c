package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Databases;
import org.ifolder.test.history.Faulted;
import org.ifolder.test.system.Agreement;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * All hosts are ended by {@code kill -9} at once, and started again. Nobody can be served meanwhile, so the planned rate is asked of
 * all hosts once they have recovered. The last of the faults: after it the rows of all hosts'
 * databases are compared with each other, of everything that was written during the run.
 */
@Order(Integer.MAX_VALUE)
@Tag("fault")
@Tag("R7.1")
@Tag("R7.5")
class AllHostsKilledIT {

    private static final Duration AFTERWARDS = Duration.ofSeconds(10);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final Agreement agreement = new Agreement(domain);

    @Test
    void nothingAcknowledgedIsLostAndAllDatabasesAreTheSameWhenAllHostsAreKilledAtOnce() {
        faulted.begin("kill -9 of all hosts at once", this::killAll, domain.hosts().toArray(GridHost[]::new));
        assertThat(domain.hosts()).noneMatch(GridHost::isRunning);
        faulted.fired("no process is left");
        faulted.writeFor(Duration.ofSeconds(1));
        faulted.end(() -> domain.hosts().forEach(domain::start));
        faulted.awaitRecovery();
        faulted.assertAllServeFor(AFTERWARDS);
        faulted.load().close();
        agreement.awaitIdentical();
        killAll();
        assertThat(Databases.differences(domain.hosts())).as("rows in which the databases differ").isEmpty();
        assertThat(Databases.size(domain.master())).as("rows of records").isPositive();
        domain.hosts().forEach(domain::start);
    }

    private void killAll() {
        domain.hosts().forEach(domain::kill);
    }
}
