package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.util.Map;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostDatabase;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Faulted;
import org.ifolder.test.system.Agreement;
import org.ifolder.test.system.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A slave is away for longer than the master keeps its log, and copies the records while clients go on writing them. */
@Tag("fault")
@Tag("R7.3")
@Tag("R7.7")
class AwayBeyondTheLogIT {

    private static final Map<String, String> SHORT_LOG = Map.of("ifolder.replication.log-changes", "20",
            "ifolder.replication.retention-seconds", "1", "ifolder.replication.opening-seconds", "1");

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final Agreement agreement = new Agreement(domain);
    private final GridHost master = domain.master();
    private final GridHost away = domain.host(2);

    @Test
    void slaveThatWasAwayBeyondTheLogCopiesTheRecordsWhileTheyChange() {
        String writing = new Scenario(domain).idOf(domain.host(1));
        domain.with(master, SHORT_LOG, () -> {
            faulted.begin("a slave away beyond the log", () -> domain.kill(away), away);
            long before = new HostDatabase(away).sequence("CATALOG", writing);
            eventually(() -> assertThat(horizon(master, writing)).isGreaterThan(before));
            assertThat(away.isRunning()).isFalse();
            faulted.fired("the log at the master begins after " + horizon(master, writing) + ", the slave has " + before);
            faulted.end(() -> domain.start(away));
            faulted.awaitRecovery();
            eventually(() -> assertThat(horizon(away, writing)).as("where the log of the copied stream begins").isGreaterThan(before));
        });
    }

    private long horizon(GridHost host, String authority) {
        return agreement.stream(host, "CATALOG", authority).path("horizon").asLong(-1);
    }
}
