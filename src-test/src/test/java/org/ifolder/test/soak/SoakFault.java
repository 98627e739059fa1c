package org.ifolder.test.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.TestSettings;
import org.ifolder.test.grid.network.LinkQuality;

/**
 * Something that can happen at any moment, and ends.
 *
 * @param kind what it is; the same for all hosts and links of a role
 * @param begin does it
 * @param end undoes it
 */
record SoakFault(String kind, Runnable begin, Runnable end) {

    private static final LinkQuality SLOW = new LinkQuality(Duration.ofMillis(150), Duration.ofMillis(200), 65_536, 0.05);
    private static final Runnable NOTHING = () -> { };

    /** All that can happen to these hosts. */
    static List<SoakFault> of(MultiServerDomain domain) {
        List<SoakFault> faults = new ArrayList<>();
        GridHost master = domain.master();
        faults.add(killed("master", domain, master));
        faults.add(frozen("master", domain, master));
        faults.add(new SoakFault("broker of the master lost", () -> domain.loseBroker(master), NOTHING));
        for (GridHost slave : domain.slaves()) {
            faults.add(killed("slave", domain, slave));
            faults.add(frozen("slave", domain, slave));
            Runnable restored = () -> domain.restoreLink(slave, master);
            faults.add(new SoakFault("link cut", () -> domain.cutLink(slave, master), restored));
            faults.add(new SoakFault("link cut, slave to master", () -> domain.cutLinkOneWay(slave, master), restored));
            faults.add(new SoakFault("link cut, master to slave", () -> domain.cutLinkOneWay(master, slave), restored));
            faults.add(new SoakFault("link slow, connections reset", () -> domain.slowLink(slave, master, SLOW), restored));
        }
        if (hasDatabaseProcesses()) {
            domain.hosts().forEach(host -> faults.add(new SoakFault("database killed", () -> domain.killDatabase(host),
                    () -> domain.startDatabase(host))));
        }
        return faults;
    }

    private static boolean hasDatabaseProcesses() {
        return TestSettings.database().equals("postgresql");
    }

    /** What is not among them, by name, with the reason. */
    static Map<String, String> skipped() {
        Map<String, String> skipped = new TreeMap<>();
        if (!hasDatabaseProcesses()) {
            skipped.put("database killed", "an embedded database has no process of its own: --database postgresql");
        }
        skipped.put("disk full", "a small disk is mounted while a host is down: FullDiskIT");
        skipped.put("clock off", "a clock of its own is given to a host while it is down: WrongClockIT");
        skipped.put("backup restored, host copied", "what had not left the host is lost with it: RestoredBackupIT, CopiedHostUnderLoadIT");
        return skipped;
    }

    private static SoakFault killed(String role, MultiServerDomain domain, GridHost host) {
        return new SoakFault(role + " killed", () -> domain.kill(host), () -> domain.start(host));
    }

    private static SoakFault frozen(String role, MultiServerDomain domain, GridHost host) {
        return new SoakFault(role + " frozen", () -> domain.pause(host), () -> domain.resume(host));
    }
}
