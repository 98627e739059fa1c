package org.ifolder.test.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ifolder.test.grid.network.HostNetwork;
import org.ifolder.tool.folder.Credential;
import org.ifolder.tool.folder.DomainFolder;

/**
 * A Domain of three hosts, each a WildFly process, for all system tests of a run. Started by {@code domain.sh}, ended and removed at
 * the end of the run, whatever became of the tests; the hosts' logs stay in {@code target/grid-logs}. The hosts reach each other
 * through a {@link HostNetwork}. A Domain that runs already is taken instead, and left running, when
 * {@link TestSettings#runningDomain} names its folder; its hosts reach each other without any proxy.
 */
final class Grid implements AutoCloseable {

    private static final int HOSTS_TO_COME = 4;
    private static final int START_ATTEMPTS = 3;

    /** Short, so that a test sees them pass. */
    private static final Map<String, String> TIME_OUTS = Map.of(
            "ifolder.replication.link-silence-milliseconds", "6000",
            "ifolder.key.overlap-seconds", "6",
            "ifolder.peer.answer-seconds", "12",
            // All tests come from one address.
            "ifolder.login.failures-of-source", "100000");

    private final Path logs = TestSettings.target().resolve("grid-logs").resolve(TestSettings.database());
    private final Path folder;
    private final DomainScript script;
    private final Thread net = new Thread(this::end, "end-of-grid");
    private HostNetwork network = new HostNetwork(this::processes);
    private boolean ended;
    private boolean kept;

    private Grid(Path folder) {
        this.folder = folder;
        this.script = new DomainScript(folder, logs.resolve("domain.sh.log"));
    }

    /** Starts the hosts, and returns when the Domain is formed. */
    static Grid start() {
        Optional<Path> running = TestSettings.runningDomain();
        if (running.isPresent()) {
            Grid grid = new Grid(running.get());
            grid.ended = true;
            return grid;
        }
        Grid grid = new Grid(TestSettings.target().resolve("grid"));
        Runtime.getRuntime().addShutdownHook(grid.net);
        try {
            grid.up();
            return grid;
        } catch (RuntimeException e) {
            grid.close();
            throw e;
        }
    }

    /** Somebody may take the ports between their choice and the start: the script then starts nothing and says so. */
    private void up() {
        takeSmallDisksAway();
        script.run("destroy", "--yes");
        for (int attempt = 1;; attempt++) {
            DomainScript.Outcome outcome = attemptUp(String.valueOf(PortBase.free(HOSTS_TO_COME)));
            if (outcome.exitCode() == 0) {
                return;
            }
            if (attempt == START_ATTEMPTS || !outcome.output().contains("is taken already")) {
                throw new IllegalStateException("the grid did not start:\n" + outcome.output());
            }
            script.run("destroy", "--yes");
            network.close();
            network = new HostNetwork(this::processes);
        }
    }

    private DomainScript.Outcome attemptUp(String portBase) {
        DomainScript.Outcome laidOut = script.attempt("up", "--no-build", "--no-sample", "--no-start", "--port-base", portBase,
                "--database", TestSettings.database());
        if (laidOut.exitCode() != 0) {
            return laidOut;
        }
        hosts().forEach(this::prepare);
        return script.attempt("up", "--no-build", "--no-sample");
    }

    /** Short time-outs; and the host tells the others of the proxies' ports, as a host behind a port forwarding does. */
    private void prepare(GridHost host) {
        int privatePort = network.inFrontOf(host.name(), Integer.parseInt(host.property("ifolder.private.port")));
        int brokerPort = network.inFrontOf(host.name(), Integer.parseInt(host.property("ifolder.broker.port")));
        Map<String, String> settings = new HashMap<>(TIME_OUTS);
        settings.put("ifolder.host.private-address", "https://127.0.0.1:" + privatePort);
        settings.put("ifolder.host.broker-port", String.valueOf(brokerPort));
        new ChangedSettings(host).replace(settings);
    }

    private Map<String, Long> processes() {
        Map<String, Long> processes = new HashMap<>();
        hosts().forEach(host -> host.process().ifPresent(process -> processes.put(host.name(), process)));
        return processes;
    }

    HostNetwork network() {
        if (TestSettings.runningDomain().isPresent()) {
            throw new IllegalStateException("the links of a Domain that runs already cannot be changed");
        }
        return network;
    }

    /** Ends what a test may have left: hosts that stand still, links that do not carry, small disks. */
    void endFaults() {
        network.restoreAll();
        processes().values().forEach(Signal.CONT::send);
        takeSmallDisksAway();
    }

    private void takeSmallDisksAway() {
        if (Files.isDirectory(folder.resolve("hosts"))) {
            hosts().stream().filter(host -> new SmallDisk(host).isMounted()).forEach(host -> {
                script.run("kill", host.name());
                new OwnDatabase(host, script).atRest(() -> new SmallDisk(host).unmount());
            });
        }
    }

    DomainScript script() {
        return script;
    }

    Path logs() {
        return logs;
    }

    Path folder() {
        return folder;
    }

    List<GridHost> hosts() {
        return new DomainFolder(folder).hosts().stream().map(host -> new GridHost(host.name(), host.directory())).toList();
    }

    /** Leaves the hosts' folder where it is when they are ended, until the next grid is started. */
    void keep() {
        kept = true;
    }

    Credential administrator() {
        return new DomainFolder(folder).administrator();
    }

    Credential operator() {
        return new DomainFolder(folder).operator();
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(net);
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            endFaults();
            script.attempt("down");
            keepLogs();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!kept) {
                script.run("destroy", "--yes");
            }
            network.close();
        }
    }

    private void keepLogs() throws IOException {
        Path hosts = folder.resolve("hosts");
        if (!Files.isDirectory(hosts)) {
            return;
        }
        try (Stream<Path> files = Files.walk(hosts)) {
            for (Path file : files.filter(path -> path.getParent().endsWith("log")).toList()) {
                Path kept = logs.resolve(hosts.relativize(file));
                Files.createDirectories(kept.getParent());
                Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
