package org.ifolder.test.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostBeans;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.TestSettings;
import org.ifolder.test.grid.network.LinkQuality;
import org.ifolder.test.grid.network.LinkTraffic;

/**
 * Something that can happen at any moment, and ends.
 *
 * @param kind what it is; the same for all hosts and links of a role
 * @param unreachable the host whose members cannot be served meanwhile, if there is one
 * @param begin does it, and gives what asserts, while it lasts, that it is there
 * @param end undoes it
 */
record SoakFault(String kind, Optional<GridHost> unreachable, Supplier<Runnable> begin, Runnable end) {

    private static final LinkQuality SLOW = new LinkQuality(Duration.ofMillis(150), Duration.ofMillis(200), 65_536, 0.05);
    private static final Runnable NOTHING = () -> { };
    private static final int UNAVAILABLE = 503;

    /** All that can happen to these hosts. */
    static List<SoakFault> of(MultiServerDomain domain) {
        List<SoakFault> faults = new ArrayList<>();
        GridHost master = domain.master();
        faults.add(killed("master", domain, master));
        faults.add(frozen("master", domain, master));
        faults.add(new SoakFault("broker of the master lost", Optional.empty(), () -> brokerLost(domain, master), NOTHING));
        for (GridHost slave : domain.slaves()) {
            faults.add(killed("slave", domain, slave));
            faults.add(frozen("slave", domain, slave));
            faults.add(onLink("link cut", domain, slave, master, LinkTraffic::cut, () -> domain.cutLink(slave, master)));
            faults.add(onLink("link cut, slave to master", domain, slave, master, LinkTraffic::vanished,
                    () -> domain.cutLinkOneWay(slave, master)));
            faults.add(onLink("link cut, master to slave", domain, master, slave, LinkTraffic::vanished,
                    () -> domain.cutLinkOneWay(master, slave)));
            faults.add(onLink("link slow, connections reset", domain, slave, master, LinkTraffic::delayed,
                    () -> domain.slowLink(slave, master, SLOW)));
        }
        if (hasDatabaseProcesses()) {
            domain.hosts().forEach(host -> faults.add(databaseKilled(domain, host)));
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
        return new SoakFault(role + " killed", Optional.of(host), () -> {
            domain.kill(host);
            return () -> assertThat(host.isRunning()).as("%s is there", host).isFalse();
        }, () -> domain.start(host));
    }

    private static SoakFault frozen(String role, MultiServerDomain domain, GridHost host) {
        return new SoakFault(role + " frozen", Optional.of(host), () -> {
            domain.pause(host);
            return () -> assertThat(domain.isPaused(host)).as("%s stands still", host).isTrue();
        }, () -> domain.resume(host));
    }

    private static SoakFault databaseKilled(MultiServerDomain domain, GridHost host) {
        return new SoakFault("database killed", Optional.of(host), () -> {
            domain.killDatabase(host);
            return () -> eventually(() -> assertThat(domain.asAdministrator(host).get("members").status()).isEqualTo(UNAVAILABLE));
        }, () -> domain.startDatabase(host));
    }

    /** The new broker is younger than the fault. */
    private static Runnable brokerLost(MultiServerDomain domain, GridHost master) {
        long begun = System.nanoTime();
        domain.loseBroker(master);
        return () -> {
            try (HostBeans beans = domain.beans(master)) {
                eventually(() -> assertThat(beans.brokerUptime()).as("milliseconds for which the broker is up")
                        .isBetween(1L, Duration.ofNanos(System.nanoTime() - begun).toMillis()));
            }
        };
    }

    private static SoakFault onLink(String kind, MultiServerDomain domain, GridHost from, GridHost to, ToLongFunction<LinkTraffic> count,
            Runnable act) {
        return new SoakFault(kind, Optional.empty(), () -> {
            long before = count.applyAsLong(domain.traffic(from, to));
            act.run();
            return () -> eventually(() -> assertThat(count.applyAsLong(domain.traffic(from, to)))
                    .as("what the link from %s to %s has broken, lost or held back", from, to).isGreaterThan(before));
        }, () -> domain.restoreLink(from, to));
    }
}
