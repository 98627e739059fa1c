package org.ifolder.test.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostLog;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.TestSettings;

/**
 * What an operator sees of a fault: {@code domain.sh status} before it ends, and what the hosts' logs say from its begin on. Goes into
 * {@code target/faults/seen}, for who writes or checks what {@code docs/operations.md} tells operators.
 */
final class OperatorsView {

    private static final int MOST_LINES = 60;
    private static final int LONGEST_LINE = 240;
    private static final Pattern TOLD = Pattern.compile("^\\S+ \\S+ +(?:(?:WARN|ERROR|FATAL) .*|INFO +\\[org\\.ifolder\\..*)");

    private final MultiServerDomain domain;
    private final Map<GridHost, HostLog> logs = new LinkedHashMap<>();
    private final StringBuilder seen = new StringBuilder();

    OperatorsView(MultiServerDomain domain) {
        this.domain = domain;
        domain.hosts().forEach(host -> logs.put(host, HostLog.fromNowOn(host)));
    }

    /** Asks for the hosts' status, as an operator would now. */
    void ask() {
        seen.append("$ domain.sh status\n").append(domain.script("status").output().strip()).append("\n\n");
    }

    /** Writes down what was seen. @param name of the file */
    void write(String name) {
        logs.forEach((host, log) -> {
            seen.append("--- ").append(host).append("\n");
            log.lines().stream().filter(TOLD.asMatchPredicate()).limit(MOST_LINES)
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
}
