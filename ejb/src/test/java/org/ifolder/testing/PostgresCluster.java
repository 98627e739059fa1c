package org.ifolder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An installed PostgreSQL, started once for all tests of a JVM and removed at its end. It does not wait for its disk, because nothing
 * of it has to outlive a crash.
 */
public final class PostgresCluster {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Duration START = Duration.ofSeconds(60);
    private static final String SUPERUSER = "postgres";
    private static final String TEMPLATE = "migrated";

    /** Started when it is first asked for. */
    private static final class Running {
        private static final PostgresCluster CLUSTER = new PostgresCluster();
    }

    private final Path programs = programs();
    private final int port = freePort();
    private final Path folder;
    private final Process server;

    private PostgresCluster() {
        try {
            folder = Files.createTempDirectory("ifolder-postgresql");
            run("initdb", "--pgdata=" + folder.resolve("data"), "--username=" + SUPERUSER, "--auth=trust", "--encoding=UTF8",
                    "--locale=C", "--no-sync").waitFor();
            server = run("postgres", "-D", folder.resolve("data").toString(), "-p", String.valueOf(port), "-c",
                    "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "max_connections=300");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        Awaitility.await().atMost(START).ignoreExceptions().until(() -> {
            execute("select 1");
            return true;
        });
        execute("create database " + TEMPLATE);
        Flyway.configure().dataSource(source(TEMPLATE)).locations("classpath:db/migration").load().migrate();
    }

    /** The cluster of this JVM. */
    public static PostgresCluster running() {
        return Running.CLUSTER;
    }

    /** Makes a database with the product's schema. @return its name */
    String create() {
        return create(TEMPLATE);
    }

    /** Makes a database from a template. @return its name */
    public synchronized String create(String template) {
        String name = "host_" + UUID.randomUUID().toString().replace('-', '_');
        execute("create database " + name + " template " + template);
        return name;
    }

    /** Where a database's connections come from. */
    PGConnectionPoolDataSource connections(String database) {
        return source(new PGConnectionPoolDataSource(), database);
    }

    /** A database, by new connections. */
    public DataSource source(String database) {
        return source(new PGSimpleDataSource(), database);
    }

    public void drop(String database) {
        execute("drop database " + database + " with (force)");
    }

    private <S extends org.postgresql.ds.common.BaseDataSource> S source(S source, String database) {
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(SUPERUSER);
        source.setOptions("-c lock_timeout=5000");
        return source;
    }

    private void execute(String sql) {
        try (Connection connection = source(new PGSimpleDataSource(), SUPERUSER).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** PostgreSQL refuses to run as root, unless root is nobody in a user namespace of its own. */
    private Process run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".log").toFile()).start();
    }

    private static Path programs() {
        String set = System.getenv("IFOLDER_POSTGRESQL_BIN");
        if (set != null) {
            return Path.of(set);
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(bin -> Integer.parseInt(bin.getParent().getFileName().toString())))
                    .orElseThrow(() -> new IllegalStateException("there is no PostgreSQL in " + DEBIAN));
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL is missing: install it, or set IFOLDER_POSTGRESQL_BIN", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        server.destroy();
        try {
            if (!server.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
