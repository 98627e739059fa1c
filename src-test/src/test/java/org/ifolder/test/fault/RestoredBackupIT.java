package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostBackup;
import org.ifolder.test.grid.HostDatabase;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Faulted;
import org.ifolder.test.system.Agreement;
import org.ifolder.test.system.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The data of a host are put back from a backup. What had left the host by then comes back, while clients go on writing; what never
 * left it would be lost with the disk, so the load rests until all hosts have everything.
 */
@Tag("fault")
@Tag("R7.3")
class RestoredBackupIT {

    private static final Duration A_DAY = Duration.ofSeconds(10);
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final Agreement agreement = new Agreement(domain);

    @Test
    void slaveTakesBackWhatItsBackupLacks() {
        restore(domain.host(1), "a slave's backup restored");
    }

    @Test
    void masterTakesBackWhatItsBackupLacks() {
        restore(domain.master(), "the master's backup restored");
    }

    private void restore(GridHost host, String what) {
        String self = new Scenario(domain).idOf(host);
        HostBackup backup = domain.backUp(host);
        faulted.writeFor(A_DAY);
        faulted.load().close();
        agreement.awaitIdentical();
        long sequence = agreement.sequence(host, "CATALOG", self);
        domain.kill(host);
        domain.restoreBackup(backup);
        long restored = new HostDatabase(host).sequence("CATALOG", self);
        assertThat(restored).as("how far the restored host has its own stream").isLessThan(sequence);
        faulted.load().start();
        faulted.begin(what, () -> faulted.writeFor(A_WHILE), host);
        faulted.fired("its own stream ends at " + restored + " instead of " + sequence);
        faulted.end(() -> domain.start(host));
    }
}
