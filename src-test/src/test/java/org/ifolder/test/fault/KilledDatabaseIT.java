package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.time.Duration;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.TestSettings;
import org.ifolder.test.history.Faulted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database of a host is killed and started again, while the app server runs on: it needs no restart. */
@Tag("fault")
@Tag("R7.1")
class KilledDatabaseIT {

    private static final Duration A_WHILE = Duration.ofSeconds(10);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain).onlyIf(TestSettings.database().equals("postgresql"),
            "an embedded database has no process of its own: --database postgresql");

    @Test
    void slaveGoesOnWhenItsDatabaseIsBack() {
        kill(domain.host(1), "database of a slave killed");
    }

    @Test
    void masterGoesOnWhenItsDatabaseIsBack() {
        kill(domain.master(), "database of the master killed");
    }

    private void kill(GridHost host, String what) {
        long process = host.pid();
        faulted.begin(what, () -> domain.killDatabase(host), host);
        eventually(() -> assertThat(domain.asAdministrator(host).get("members").status()).isEqualTo(503));
        faulted.fired("the host answers 503");
        faulted.writeFor(A_WHILE);
        faulted.end(() -> domain.startDatabase(host));
        faulted.awaitRecovery();
        assertThat(host.pid()).as("the app server's process").isEqualTo(process);
    }
}
