package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.time.Duration;
import java.util.Map;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Faulted;
import org.ifolder.test.system.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The disk of a host's database is full for a while. With PostgreSQL the host refuses what it cannot keep, and goes on once there is room;
 * with H2 it ends, so that nothing is acknowledged that was not kept.
 */
@Tag("fault")
@Tag("R7.1")
@Tag("R7.4")
class FullDiskIT {

    private static final long ROOM = 64L << 20;
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private GridHost host;

    @Test
    void slaveAcknowledgesNothingThatItCannotKeep() {
        fill(domain.host(1), "disk of a slave's database full");
    }

    @Test
    void masterAcknowledgesNothingThatItCannotKeep() {
        fill(domain.master(), "disk of the master's database full");
    }

    private void fill(GridHost full, String what) {
        host = full;
        String owner = domain.asAdministrator(host).all("members?homeHost=" + new Scenario(domain).idOf(host)).get(0).path("id").asText();
        domain.giveSmallDisk(host, ROOM);
        faulted.begin(what, () -> domain.fillDisk(host), host);
        if (host.hasCluster()) {
            eventually(() -> assertThat(create(owner)).as("status of an answer to a write").isGreaterThanOrEqualTo(500));
            faulted.fired(domain.freeBytes(host) + " bytes are left, and a write is refused");
        } else {
            eventually(() -> assertThat(host.isRunning()).as("the host runs").isFalse());
            faulted.fired(domain.freeBytes(host) + " bytes are left, and the host has ended");
        }
        faulted.writeFor(A_WHILE);
        faulted.end(() -> makeRoom(full));
        faulted.awaitRecovery();
        eventually(() -> assertThat(create(owner)).isEqualTo(201));
    }

    /** What operations.md tells an administrator to do: PostgreSQL ends when it cannot write its log, and H2 ends the host. */
    private static void makeRoom(GridHost host) {
        domain.freeDisk(host);
        if (host.hasCluster()) {
            domain.startDatabase(host);
        } else {
            domain.start(host);
        }
    }

    private int create(String owner) {
        Map<String, String> iFolder = Map.of("name", Scenario.unique("full"), "owner", owner);
        return domain.asAdministrator(host).within(A_WHILE).post("ifolders", iFolder).status();
    }
}
