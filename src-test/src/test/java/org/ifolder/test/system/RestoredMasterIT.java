package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostBackup;
import org.ifolder.test.grid.HostDatabase;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The master's data are put back from a backup: it takes back its own Domain changes from a slave, and each slave's from that slave. */
@Tag("R7.3")
class RestoredMasterIT {

    private static final int SOME = 5;

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final Agreement agreement = new Agreement(domain);
    private final GridHost master = domain.master();

    @AfterEach
    void allHostsRun() {
        domain.hosts().stream().filter(host -> !host.isRunning()).forEach(domain::start);
    }

    @Test
    void masterPutBackFromABackupTakesBackItsOwnChangesAndThoseOfASlave() {
        Person owner = scenario.memberAt(domain.host(1));
        Person leaving = scenario.memberAt(domain.host(2));
        String goes = scenario.newIFolder(owner).text("id");
        agreement.awaitSameCursors();
        HostBackup backup = domain.backUp(master);
        ApiClient atMaster = domain.asAdministrator(master);
        List<String> members = new ArrayList<>();
        List<String> iFolders = new ArrayList<>();
        for (int i = 0; i < SOME; i++) {
            members.add(atMaster.post("members", Scenario.newMember(Scenario.unique("lost"), null)).expect(201).text("id"));
            iFolders.add(scenario.newIFolder(owner).text("id"));
        }
        atMaster.delete("members/" + leaving.id()).expect(200, 204);
        scenario.as(owner).delete("ifolders/" + goes).expect(200, 204);
        agreement.awaitSameCursors();
        String first = scenario.idOf(master);
        String second = scenario.idOf(domain.host(1));
        long ofDomain = agreement.sequence(domain.host(2), "DOMAIN", first);
        long ofCatalog = agreement.sequence(domain.host(2), "CATALOG", second);

        domain.kill(master);
        domain.restoreBackup(backup);
        assertThat(new HostDatabase(master).sequence("DOMAIN", first)).as("how far the restored master is").isLessThan(ofDomain);
        assertThat(new HostDatabase(master).sequence("CATALOG", second)).as("how far the restored master is").isLessThan(ofCatalog);
        domain.start(master);

        agreement.await();
        assertThat(agreement.sequence(master, "DOMAIN", first)).isGreaterThanOrEqualTo(ofDomain);
        assertThat(agreement.sequence(master, "CATALOG", second)).isGreaterThanOrEqualTo(ofCatalog);
        members.forEach(id -> atMaster.get("members/" + id).expect(200));
        iFolders.forEach(id -> atMaster.get("catalog/" + id).expect(200));
        assertThat(atMaster.get("members/" + leaving.id()).expect(200).text("state")).isEqualTo("REMOVED");
        atMaster.get("catalog/" + goes).expectProblem(404);
        scenario.newIFolder(scenario.memberAt(domain.host(2)));
        agreement.awaitSameCursors();
    }
}
