package org.ifolder.test.grid;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * One host of the grid, as its base folder describes it.
 *
 * @param name its name, such as {@code host0}
 * @param folder its base folder
 */
public record GridHost(String name, Path folder) {

    /** Where users reach it. */
    public URI publicAddress() {
        return URI.create(property("ifolder.host.public-address"));
    }

    /** Where other hosts reach it. */
    public URI privateAddress() {
        return URI.create(property("ifolder.host.private-address"));
    }

    /** Where pages are redirected from. */
    public URI plainAddress() {
        return URI.create("http://127.0.0.1:" + property("ifolder.http.port"));
    }

    /** A setting of its {@code host.properties}. @throws IllegalArgumentException when there is none */
    public String property(String key) {
        return setting(key).orElseThrow(() -> new IllegalArgumentException(name + " has no setting " + key));
    }

    /** A setting of its {@code host.properties}, where that has it. */
    public Optional<String> setting(String key) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("host.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(properties.getProperty(key));
    }

    /** The application that it runs. */
    public Path ear() {
        return folder.resolve("deployments/ifolder.ear");
    }

    /** What it keeps over its runs: the database, above all. */
    public Path data() {
        return folder.resolve("data");
    }

    /** The folder of its own PostgreSQL. */
    public Path cluster() {
        return folder.resolve("postgresql");
    }

    /** Whether it has a PostgreSQL of its own; else its database is a file among its data. */
    public boolean hasCluster() {
        return Files.isDirectory(cluster());
    }

    /** Its process. */
    public long pid() {
        return process().orElseThrow(() -> new IllegalStateException(name + " does not run"));
    }

    /** Whether its process is there. */
    public boolean isRunning() {
        return process().isPresent();
    }

    /** Its process, if it is there. */
    Optional<Long> process() {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("server.pid")).strip()))
                    .filter(ProcessHandle::isAlive).map(ProcessHandle::pid);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
