package org.ifolder.benchmark.peer;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.ifolder.benchmark.Usage;

/** An OpenLDAP server with a database of its own in a folder. It has another port each time it is started. */
final class Slapd {

    private static final Path[] SYSTEM_PROGRAMS = {Path.of("/usr/sbin"), Path.of("/usr/local/sbin"), Path.of("/usr/lib/openldap")};
    private static final List<Path> SCHEMAS = List.of(Path.of("/etc/ldap/schema"), Path.of("/etc/openldap/schema"));
    private static final List<Path> MODULES = List.of(Path.of("/usr/lib/ldap"), Path.of("/usr/lib64/openldap"),
            Path.of("/usr/lib/openldap"));
    private static final Duration TIME_TO_START = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Usage NONE = new Usage(0, 0, 0);

    private final Path folder;
    private final Path configuration;
    private volatile Daemon process;
    private volatile int port;

    /** @param folder that is there and empty */
    Slapd(Path folder) {
        this.folder = folder;
        this.configuration = folder.resolve("slapd.conf");
    }

    static boolean isInstalled() {
        return program("slapd").isPresent() && program("slapadd").isPresent() && SCHEMAS.stream().anyMatch(Files::isDirectory);
    }

    /**
     * Writes the configuration of a database of members.
     *
     * @param settings further lines for the database
     */
    void configure(List<String> settings) throws IOException {
        Path database = Files.createDirectories(folder.resolve("database"));
        Path schemas = present(SCHEMAS).orElseThrow();
        Stream<String> included = Stream.of("core", "cosine", "inetorgperson")
                .map(schema -> "include " + schemas.resolve(schema + ".schema"));
        Stream<String> modules = present(MODULES).stream()
                .flatMap(path -> Stream.of("modulepath " + path, "moduleload back_mdb", "moduleload syncprov"));
        Stream<String> common = Stream.of("loglevel none", "sizelimit unlimited", "pidfile " + folder.resolve("slapd.pid"), "database mdb",
                "suffix " + Directory.SUFFIX, "rootdn " + Directory.ADMINISTRATOR, "rootpw " + Directory.PASSWORD, "directory " + database,
                "maxsize " + (1L << 32), "index objectClass,entryCSN,entryUUID eq");
        List<String> lines = Stream.of(included, modules, common, settings.stream()).flatMap(part -> part).toList();
        Files.write(configuration, lines);
    }

    /** Loads entries into the database, which is empty, of a server that is not running. */
    void load(Path entries) throws IOException, InterruptedException {
        Path log = folder.resolve("slapadd.log");
        int result = new ProcessBuilder(program("slapadd").orElseThrow().toString(), "-q", "-w", "-f", configuration.toString(), "-b",
                Directory.SUFFIX, "-l", entries.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        if (result != 0) {
            throw new IllegalStateException("slapadd failed: " + Files.readString(log));
        }
    }

    /** Starts the process; returns before it answers. */
    void start() {
        port = FreePort.any();
        process = Daemon.start("TERM", folder.resolve("slapd.log"), List.of(program("slapd").orElseThrow().toString(), "-d", "none", "-f",
                configuration.toString(), "-h", url()));
    }

    /** @throws IllegalStateException when it does not answer */
    void awaitStarted() {
        Awaitility.await().atMost(TIME_TO_START).pollDelay(Duration.ZERO).pollInterval(POLL).until(() -> {
            if (!process.isRunning()) {
                throw new IllegalStateException("slapd ended: " + process.lastWords());
            }
            try {
                connect().close();
                return true;
            } catch (LDAPException e) {
                return false;
            }
        });
    }

    void stop() {
        if (process != null) {
            process.end();
            process = null;
        }
    }

    boolean isStarted() {
        return process != null;
    }

    String url() {
        return "ldap://127.0.0.1:" + port;
    }

    /** A connection of the administrator's, for one thread at a time. */
    LDAPConnection connect() throws LDAPException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setUseSynchronousMode(true);
        return new LDAPConnection(options, "127.0.0.1", port, Directory.ADMINISTRATOR, Directory.PASSWORD);
    }

    Usage usage() {
        Daemon started = process;
        return started == null ? NONE : started.usage();
    }

    private static Optional<Path> program(String name) {
        return Programs.find(name, SYSTEM_PROGRAMS);
    }

    private static Optional<Path> present(List<Path> folders) {
        return folders.stream().filter(Files::isDirectory).findFirst();
    }
}
