package org.ifolder.test.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.TestSettings;

/**
 * What an operator sees of a fault: {@code domain.sh status} before it ends, and what the hosts' logs say from its begin on. Goes into
 * {@code target/faults/seen}, from where {@code docs/operations.md} has it.
 */
final class OperatorsView {

    private static final int MOST_LINES = 60;
    private static final int LONGEST_LINE = 240;
    private static final Pattern TOLD = Pattern.compile("^\\S+ \\S+ +(?:(?:WARN|ERROR|FATAL) .*|INFO +\\[org\\.ifolder\\..*)");

    private final MultiServerDomain domain;
    private final Map<GridHost, Long> logsBefore = new LinkedHashMap<>();
    private final StringBuilder seen = new StringBuilder();

    OperatorsView(MultiServerDomain domain) {
        this.domain = domain;
        domain.hosts().forEach(host -> logsBefore.put(host, sizeOf(log(host))));
    }

    /** Asks for the hosts' status, as an operator would now. */
    void ask() {
        seen.append("$ domain.sh status\n").append(domain.script("status").output().strip()).append("\n\n");
    }

    /** Writes down what was seen. @param name of the file */
    void write(String name) {
        logsBefore.forEach((host, before) -> {
            seen.append("--- ").append(host).append("\n");
            linesAfter(log(host), before).stream().filter(TOLD.asMatchPredicate()).limit(MOST_LINES)
                    .map(line -> line.substring(0, Math.min(line.length(), LONGEST_LINE)))
                    .forEach(line -> seen.append(line).append("\n"));
        });
        Path file = TestSettings.target().resolve("faults/seen").resolve(name + ".txt");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log(GridHost host) {
        return host.folder().resolve("log/server.log");
    }

    private static long sizeOf(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A log that has been rotated meanwhile is read from its beginning. */
    private static List<String> linesAfter(Path file, long size) {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Files.size(file) < size ? 0 : size);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
