package org.ifolder.test.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The project's own {@code server-config/domain.sh}, on one folder: the tests start and end hosts as an administrator does. */
public final class DomainScript {

    private static final Duration LIMIT = Duration.ofMinutes(6);

    private final Path folder;
    private final Path log;

    /**
     * @param folder of the Domain
     * @param log takes what the script prints, one run after the other
     */
    public DomainScript(Path folder, Path log) {
        this.folder = folder;
        this.log = log;
    }

    /**
     * How a run ended.
     *
     * @param exitCode 0 when it did all
     * @param output what it printed, errors included
     */
    public record Outcome(int exitCode, String output) {
    }

    /**
     * Runs a command that has to succeed.
     *
     * @return what it printed
     * @throws IllegalStateException with what it printed, when it fails
     */
    public String run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** The same, with environment variables that a host which is started gets, too. */
    String run(Map<String, String> environment, String... arguments) {
        Outcome outcome = attempt(environment, arguments);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException("domain.sh " + String.join(" ", arguments) + " ended with " + outcome.exitCode() + ":\n"
                    + outcome.output());
        }
        return outcome.output();
    }

    /** Runs a command. The folder is added to its arguments. */
    public Outcome attempt(String... arguments) {
        return attempt(Map.of(), arguments);
    }

    private Outcome attempt(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", TestSettings.project().resolve("server-config/domain.sh").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--dir", folder.toString()));
        try {
            Files.createDirectories(log.getParent());
            Path output = Files.createTempFile(log.getParent(), "run", ".log");
            try {
                int exitCode = run(command, environment, output);
                String text = Files.readString(output);
                note(command, text);
                return new Outcome(exitCode, text);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int run(List<String> command, Map<String, String> environment, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("IFOLDER_JVM_OPTIONS", TestSettings.serverJvmOptions());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new IllegalStateException(command + " did not end within " + LIMIT + ":\n" + Files.readString(output));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void note(List<String> command, String output) throws IOException {
        String withoutCredential = output.replaceAll("(?m)^(Administrator \\(login:password\\):).*$", "$1 …");
        Files.writeString(log, "$ " + String.join(" ", command) + "\n" + withoutCredential + "\n", StandardCharsets.UTF_8,
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
