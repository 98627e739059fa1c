package org.ifolder.benchmark.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.ifolder.benchmark.ProcessUsage;
import org.ifolder.benchmark.Usage;

/** A server's process. It ends with this JVM at the latest. */
final class Daemon {

    private static final int SECONDS_TO_END = 60;
    private static final int LINES_OF_LOG = 5;
    private static final Set<Daemon> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Daemon::end)));
    }

    private final Process process;
    private final String signal;
    private final Path log;

    private Daemon(Process process, String signal, Path log) {
        this.process = process;
        this.signal = signal;
        this.log = log;
    }

    /**
     * @param signal the signal that it ends at in good order, such as {@code TERM}
     * @param log file that what it prints is appended to
     * @param command which does not become a background process by itself
     */
    static Daemon start(String signal, Path log, List<String> command) {
        try {
            Process process = new ProcessBuilder(command).directory(log.getParent().toFile()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
            Daemon daemon = new Daemon(process, signal, log);
            RUNNING.add(daemon);
            return daemon;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    Usage usage() {
        return ProcessUsage.of(process.pid());
    }

    /** The last lines of its log. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** Ends it in good order, or by force when it takes too long. */
    void end() {
        try {
            if (process.isAlive()) {
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
                if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                }
            }
            RUNNING.remove(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
