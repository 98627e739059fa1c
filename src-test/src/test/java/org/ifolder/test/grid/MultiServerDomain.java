package org.ifolder.test.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.api.TrustedHttp;
import org.ifolder.test.grid.network.LinkQuality;
import org.ifolder.test.grid.network.LinkTraffic;
import org.ifolder.tool.folder.Credential;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Domain of real app servers for system tests, shared by all classes of a run. Its methods read like the scenario.
 * A test leaves every host running, and never counts on being alone: it makes the members and iFolders that it needs.
 */
public final class MultiServerDomain implements BeforeAllCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(MultiServerDomain.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private Grid grid;
    private HttpClient http;
    private Map<String, Credential> administrators = Map.of();

    /** The grid, or why there is none: it is not tried again for each class. */
    private record Start(Grid grid, RuntimeException failure, Map<String, Credential> administrators) implements AutoCloseable {

        static Start attempt() {
            try {
                return new Start(Grid.start(), null, new ConcurrentHashMap<>());
            } catch (RuntimeException e) {
                return new Start(null, e, Map.of());
            }
        }

        @Override
        public void close() {
            if (grid != null) {
                grid.close();
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Start start = context.getRoot().getStore(NAMESPACE)
                .getOrComputeIfAbsent(Start.class, key -> Start.attempt(), Start.class);
        if (start.failure() != null) {
            throw new IllegalStateException("there is no grid", start.failure());
        }
        grid = start.grid();
        http = TrustedHttp.trusting(grid.folder().resolve("trust.pem"));
        endFaults();
        administrators = start.administrators();
        if (administrators.isEmpty()) {
            slaves().forEach(this::giveAdministrator);
        }
    }

    /** Ends what a test may have left: links carry, hosts that stood still go on, disks are large, databases and hosts run. */
    public void endFaults() {
        grid.endFaults();
        hosts().stream().filter(GridHost::hasCluster).forEach(this::startDatabase);
        hosts().stream().filter(host -> !host.isRunning()).forEach(this::start);
    }

    /** All hosts, the master first. */
    public List<GridHost> hosts() {
        return grid.hosts();
    }

    /** The hosts besides the master. */
    public List<GridHost> slaves() {
        List<GridHost> hosts = hosts();
        return hosts.subList(1, hosts.size());
    }

    /** The host with this number; 0 is the master. */
    public GridHost host(int number) {
        return hosts().get(number);
    }

    public GridHost master() {
        return host(0);
    }

    /** The folder in which everything of the Domain lies. */
    public Path folder() {
        return grid.folder();
    }

    /** Lets the hosts' folder outlive the run, for a look at it; the hosts are ended. */
    public void keep() {
        grid.keep();
    }

    /** Login name and password of the first administrator, whose home is the master. */
    public Credential administrator() {
        return grid.administrator();
    }

    /** Login name and password of every host's operator. */
    public Credential operator() {
        return grid.operator();
    }

    /** Makes a domain administrator whose home is this slave, so that it can be administered whatever becomes of the master. */
    public void giveAdministrator(GridHost slave) {
        Credential credential = new Credential("administrator-" + slave.name(), administrator().password());
        ApiClient atMaster = as(administrator(), master());
        String home = atMaster.all("hosts").stream()
                .filter(host -> host.path("name").asText().equals(slave.name()) && !host.path("state").asText().equals("LEFT"))
                .findFirst().orElseThrow().path("id").asText();
        String member = atMaster.all("members?query=" + credential.login()).stream().findFirst().map(found -> found.path("id").asText())
                .orElseGet(() -> atMaster.post("members", Map.of("loginName", credential.login(), "homeHost", home)).expect(201).text("id"));
        atMaster.put("members/" + member + "/roles/DOMAIN_ADMINISTRATOR", Map.of("hosts", List.of(home))).expect(200);
        eventually(() -> atMaster.put("members/" + member + "/password", Map.of("password", credential.password(), "temporary", false)).expect(204));
        eventually(() -> as(credential, slave).get("roles").expect(200));
        administrators.put(slave.name(), credential);
    }

    /** Removes the administrator whose home is this slave. */
    public void takeAdministrator(GridHost slave) {
        String login = administrators.remove(slave.name()).login();
        ApiClient atMaster = as(administrator(), master());
        atMaster.delete("members/" + atMaster.all("members?query=" + login).get(0).path("id").asText()).expect(204);
    }

    /** Ends a host's process at once, as a crash would; returns when it is gone. */
    public void kill(GridHost host) {
        grid.script().run("kill", host.name());
    }

    /** Starts a host that is down; returns when it answers. */
    public void start(GridHost host) {
        HostClock clock = new HostClock(host);
        grid.script().run(clock.isThere() ? clock.environment() : Map.of(), "start", host.name());
    }

    /** Lets a host stand still: its process and its connections are there, nothing moves. Returns when it stands. */
    public void pause(GridHost host) {
        Signal.STOP.send(host.pid());
        eventually(() -> assertThat(isPaused(host)).as("%s stands still", host).isTrue());
    }

    /** Lets a host that stands still go on. */
    public void resume(GridHost host) {
        Signal.CONT.send(host.pid());
    }

    /** Whether a host stands still, as the operating system says. */
    public boolean isPaused(GridHost host) {
        return Signal.isStopped(host.pid());
    }

    /** Breaks all connections between two hosts and lets none be made, until the link is restored. Clients reach both. */
    public void cutLink(GridHost one, GridHost other) {
        grid.network().cut(one.name(), other.name());
    }

    /** Lets all vanish that one host sends to another, until the link is restored. Connections stay open, and carry the other way. */
    public void cutLinkOneWay(GridHost from, GridHost to) {
        grid.network().cutOneWay(from.name(), to.name());
    }

    /** Gives the link between two hosts a quality, both ways, until it is restored. */
    public void slowLink(GridHost one, GridHost other, LinkQuality quality) {
        grid.network().slow(one.name(), other.name(), quality);
    }

    /** The link between two hosts carries everything again. */
    public void restoreLink(GridHost one, GridHost other) {
        grid.network().restore(one.name(), other.name());
    }

    /** What one host has sent to another since the grid was started. */
    public LinkTraffic traffic(GridHost from, GridHost to) {
        return grid.network().traffic(from.name(), to.name());
    }

    /** Ends the PostgreSQL of a host at once, as a crash would; the host runs on. */
    public void killDatabase(GridHost host) {
        grid.script().run("kill-database", host.name());
    }

    /** Starts the PostgreSQL of a host again; returns when it takes connections. */
    public void startDatabase(GridHost host) {
        grid.script().run("start-database", host.name());
    }

    /** Ends a host, copies its data, and starts it again. */
    public HostBackup backUp(GridHost host) {
        kill(host);
        HostBackup backup = HostBackup.of(new OwnDatabase(host, grid.script()));
        start(host);
        return backup;
    }

    /** Puts the data of a host that is down back to what they were at a backup. */
    public void restoreBackup(HostBackup backup) {
        backup.restore();
    }

    /** Copies the folder of a host that is down, to be started beside it. */
    public CopiedHost cloneHost(GridHost host) {
        AtomicReference<CopiedHost> copy = new AtomicReference<>();
        new OwnDatabase(host, grid.script()).atRest(
                () -> copy.set(CopiedHost.of(host, grid.folder(), grid.logs().resolve("domain.sh.log"))));
        return copy.get();
    }

    /**
     * Does something while a host runs with other settings: ends it before and after that, as a crash would, and starts it again.
     *
     * @param settings by their names
     */
    public void with(GridHost host, Map<String, String> settings, Runnable work) {
        ChangedSettings changed = new ChangedSettings(host);
        kill(host);
        changed.add(settings);
        try {
            start(host);
            work.run();
        } finally {
            restart(host, changed::undo);
        }
    }

    /**
     * Moves a host's database onto a small disk of its own, until {@link #takeSmallDisk}; the host is ended for that, as a crash would,
     * and started. An embedded database has no room to spare in its file then. Skips the test where this user may not mount file
     * systems.
     *
     * @param free bytes that the disk has left at the beginning
     */
    public void giveSmallDisk(GridHost host, long free) {
        assumeTrue(SmallDisk.isPossible(), "mounting a small disk needs root");
        restart(host, () -> {
            if (!host.hasCluster()) {
                new HostDatabase(host).compact();
            }
            new OwnDatabase(host, grid.script()).atRest(() -> new SmallDisk(host).mount(free));
        });
    }

    /** Moves a host's database back from its small disk, if it has one. */
    public void takeSmallDisk(GridHost host) {
        SmallDisk disk = new SmallDisk(host);
        if (disk.isMounted()) {
            restart(host, () -> new OwnDatabase(host, grid.script()).atRest(disk::unmount));
        }
    }

    /** Takes all the room that is left on a host's small disk. */
    public void fillDisk(GridHost host) {
        new SmallDisk(host).fill();
    }

    /** Gives back the room that was taken on a host's small disk. */
    public void freeDisk(GridHost host) {
        new SmallDisk(host).free();
    }

    /** Bytes that are left on a host's small disk. */
    public long freeBytes(GridHost host) {
        return new SmallDisk(host).freeBytes();
    }

    /**
     * Gives a host a clock of its own, right at first, until {@link #takeClock}; the host is ended for that, as a crash would, and
     * started. Skips the test where libfaketime is not installed.
     */
    public void giveClock(GridHost host) {
        assumeTrue(HostClock.library().isPresent(), "a clock of its own needs libfaketime (Debian: faketime)");
        restart(host, () -> new HostClock(host).set(Duration.ZERO));
    }

    /** Lets a host have the machine's clock again, if it has its own. */
    public void takeClock(GridHost host) {
        HostClock clock = new HostClock(host);
        if (clock.isThere()) {
            restart(host, clock::remove);
        }
    }

    /** Lets the clock of a host that has its own be off from now on. */
    public void setClock(GridHost host, Duration off) {
        new HostClock(host).set(off);
    }

    /** Ends the broker in a running host with all that it holds, as an error would from which it cannot go on. */
    public void loseBroker(GridHost host) {
        try (HostBeans beans = beans(host)) {
            beans.endBroker();
        }
    }

    /** What a host's process tells and does through JMX. */
    public HostBeans beans(GridHost host) {
        return new HostBeans(host);
    }

    private void restart(GridHost host, Runnable whileDown) {
        kill(host);
        whileDown.run();
        start(host);
    }

    /** Lays out one more host and starts it; it is in no Domain yet. */
    public GridHost startHostOfNoDomain() {
        int number = hosts().size();
        grid.script().run("up", "--no-build", "--no-sample", "--no-start", "--slaves", String.valueOf(number));
        grid.script().run("start", "host" + number);
        http = TrustedHttp.trusting(grid.folder().resolve("trust.pem"));
        return host(number);
    }

    /** Adds a slave to the running Domain, as far as that is missing; returns when it has caught up. */
    public void addHost(String name) {
        grid.script().run("add-host", name);
        http = TrustedHttp.trusting(grid.folder().resolve("trust.pem"));
    }

    /** Runs {@code domain.sh} on the Domain's folder, whatever comes of it. */
    public DomainScript.Outcome script(String... arguments) {
        return grid.script().attempt(arguments);
    }

    /** A host's API, asked by an administrator whose home it is; a host that has none is asked by its operator. */
    public ApiClient asAdministrator(GridHost host) {
        return as(administratorAt(host), host);
    }

    /** An administrator whose home the host is; its operator where it is nobody's home. */
    public Credential administratorAt(GridHost host) {
        return host.name().equals(master().name()) ? administrator() : administrators.getOrDefault(host.name(), operator());
    }

    /** A host's API, asked by this person. */
    public ApiClient as(Credential person, GridHost host) {
        return asNobody(host).as(person);
    }

    /** A host's API, asked without credentials. */
    public ApiClient asNobody(GridHost host) {
        return new ApiClient(http, host.publicAddress().resolve("/ifolder/api/v1/"), host.name());
    }

    /** A client of the address that trusts the hosts' public certificates. */
    public HttpClient http() {
        return http;
    }

    /** Waits until the assertion holds, at most a minute; an unreachable host counts as not yet. */
    public static void eventually(ThrowingRunnable assertion) {
        within(PATIENCE, assertion);
    }

    /** Waits until the assertion holds, at most this long. */
    public static void within(Duration limit, ThrowingRunnable assertion) {
        Awaitility.await().atMost(limit).pollDelay(Duration.ZERO).pollInterval(POLL)
                .ignoreException(UncheckedIOException.class)
                .untilAsserted(assertion);
    }
}
