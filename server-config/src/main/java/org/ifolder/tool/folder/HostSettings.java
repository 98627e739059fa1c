package org.ifolder.tool.folder;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.ifolder.tool.console.Failure;

/**
 * What the tool needs of a host's {@code host.properties}.
 *
 * @param name the host's name
 * @param publicAddress where users, and this tool, reach it
 * @param privateAddress where other hosts reach it
 * @param directory the host's base directory
 */
public record HostSettings(String name, URI publicAddress, URI privateAddress, Path directory) {

    static HostSettings read(Path directory) {
        Path file = directory.resolve("host.properties");
        if (!Files.exists(file)) {
            throw new Failure("no host " + directory.getFileName() + ": " + file + " does not exist");
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(file + " cannot be read: " + e.getMessage(), e);
        }
        return new HostSettings(
                required(properties, "ifolder.host.name", file),
                address(properties, "ifolder.host.public-address", file),
                address(properties, "ifolder.host.private-address", file),
                directory);
    }

    /**
     * Whether the host's process has ended: its {@code server.pid} names no running process. Without such a file nothing
     * is known, and the answer is false.
     *
     * @return true if the process is known to be gone
     */
    public boolean processEnded() {
        return pid().map(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty())
                .orElse(false);
    }

    private Optional<Long> pid() {
        Path file = directory.resolve("server.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
        } catch (IOException | NumberFormatException e) {
            throw new Failure(file + " holds no process id", e);
        }
    }

    private static URI address(Properties properties, String key, Path file) {
        String value = required(properties, key, file);
        try {
            URI address = URI.create(value);
            if (address.getHost() != null && "https".equalsIgnoreCase(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new Failure(file + ": " + key + " is no address: " + value, e);
        }
        throw new Failure(file + ": " + key + " is no https address: " + value);
    }

    private static String required(Properties properties, String key, Path file) {
        String value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new Failure(file + ": " + key + " is missing");
        }
        return value;
    }
}
