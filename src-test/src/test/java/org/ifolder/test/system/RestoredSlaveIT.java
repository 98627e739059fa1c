package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostBackup;
import org.ifolder.test.grid.HostDatabase;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A slave whose data are put back from a backup: what it has lost, the others have, and it takes that back by itself. */
@Tag("R7.3")
@Tag("on-postgresql")
class RestoredSlaveIT {

    private static final int SOME = 5;

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final Agreement agreement = new Agreement(domain);
    private final GridHost restored = domain.host(1);

    @AfterEach
    void allHostsRun() {
        domain.hosts().stream().filter(host -> !host.isRunning()).forEach(domain::start);
    }

    @Test
    void slavePutBackFromABackupTakesBackItsOwnChangesAndGoesOnTakingWrites() {
        Person owner = scenario.memberAt(restored);
        String removed = scenario.newIFolder(owner).text("id");
        String renamed = scenario.newIFolder(owner).text("id");
        agreement.awaitSameCursors();
        HostBackup backup = domain.backUp(restored);
        List<String> lost = new ArrayList<>();
        String name = Scenario.unique("renamed");
        scenario.as(owner).delete("ifolders/" + removed).expect(200, 204);
        scenario.as(owner).put("ifolders/" + renamed, Map.of("name", name)).expect(200);
        for (int i = 0; i < SOME; i++) {
            lost.add(scenario.newIFolder(owner).text("id"));
        }
        agreement.awaitSameCursors();
        String self = scenario.idOf(restored);
        long sequence = agreement.sequence(domain.master(), "CATALOG", self);

        domain.kill(restored);
        domain.restoreBackup(backup);
        assertThat(new HostDatabase(restored).sequence("CATALOG", self)).as("how far the restored host is").isLessThan(sequence);
        domain.start(restored);

        agreement.awaitIdentical();
        ApiClient api = domain.asAdministrator(restored);
        assertThat(agreement.sequence(restored, "CATALOG", self)).isGreaterThanOrEqualTo(sequence);
        lost.forEach(id -> api.get("catalog/" + id).expect(200));
        assertThat(api.get("catalog/" + renamed).expect(200).text("name")).isEqualTo(name);
        api.get("catalog/" + removed).expectProblem(404);
        assertTakesWrites(owner, renamed);
    }

    private void assertTakesWrites(Person owner, String iFolder) {
        String next = scenario.newIFolder(owner).text("id");
        String name = Scenario.unique("renamed-again");
        scenario.as(owner).put("ifolders/" + iFolder, Map.of("name", name)).expect(200);
        for (GridHost host : domain.hosts()) {
            ApiClient api = domain.asAdministrator(host);
            eventually(() -> api.get("catalog/" + next).expect(200));
            eventually(() -> assertThat(api.get("catalog/" + iFolder).expect(200).text("name")).isEqualTo(name));
        }
        agreement.awaitSameCursors();
    }
}
