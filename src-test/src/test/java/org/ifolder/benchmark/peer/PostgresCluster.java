package org.ifolder.benchmark.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.ifolder.benchmark.Usage;

/**
 * A PostgreSQL cluster in a folder, with the defaults of its version but for what is said here. It listens on the loopback address alone,
 * at another port each time it is started, and lets anyone in there.
 */
final class PostgresCluster {

    private static final String ROLE = "postgres";
    private static final Duration TIME_TO_START = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Usage NONE = new Usage(0, 0, 0);

    private final Path data;
    private final Path log;
    private volatile Daemon process;
    private volatile int port;

    /** @param folder that is there and empty */
    PostgresCluster(Path folder) {
        data = folder.resolve("data");
        log = folder.resolve("postgresql.log");
    }

    /**
     * Lays out the files.
     *
     * @param settings lines for {@code postgresql.conf}
     * @throws IllegalStateException when initdb fails
     */
    void make(String... settings) {
        try {
            int result = new ProcessBuilder(PostgresPrograms.command("initdb", "--pgdata=" + data, "--username=" + ROLE, "--auth=trust",
                    "--encoding=UTF8", "--locale=C", "--no-sync")).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
            if (result != 0) {
                throw new IllegalStateException("initdb failed: " + Files.readString(log));
            }
            Stream<String> lines = Stream.of("listen_addresses = '127.0.0.1'", "unix_socket_directories = ''");
            Files.write(data.resolve("postgresql.conf"), Stream.concat(lines, Stream.of(settings)).toList(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Starts the process; returns before it answers. */
    void start() {
        port = FreePort.any();
        List<String> command = PostgresPrograms.command("postgres", "-D", data.toString(), "-p", Integer.toString(port));
        process = Daemon.start("INT", log, command);
    }

    /** @throws IllegalStateException when it does not answer, or ends */
    void awaitStarted() {
        Awaitility.await().atMost(TIME_TO_START).pollDelay(Duration.ZERO).pollInterval(POLL).until(() -> {
            Daemon started = process;
            if (started == null || !started.isRunning()) {
                throw new IllegalStateException("PostgreSQL ended: " + (started == null ? "it was stopped" : started.lastWords()));
            }
            try {
                connect().close();
                return true;
            } catch (SQLException e) {
                return false;
            }
        });
    }

    /** Ends all sessions and then the processes. */
    void stop() {
        Daemon started = process;
        process = null;
        if (started != null) {
            started.end();
        }
    }

    boolean isStarted() {
        return process != null;
    }

    int port() {
        return port;
    }

    /** How a client of PostgreSQL's own library connects. */
    String connectionString() {
        return "host=127.0.0.1 port=%d user=%s dbname=%s".formatted(port, ROLE, ROLE);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, ROLE, ROLE);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** Runs statements one after the other, each in a transaction of its own. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    Usage usage() {
        Daemon started = process;
        return started == null ? NONE : started.usage();
    }
}
