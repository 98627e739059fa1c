package org.ifolder.test.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock of one host alone, which the tests set while it runs, by means of libfaketime: a library that answers in the operating
 * system's place when the process asks what time it is. Time that passes is measured as ever.
 */
final class HostClock {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "libfaketimeMT.so.1";
    private static final int DEPTH = 3;

    private final Path file;

    HostClock(GridHost host) {
        file = host.folder().resolve("clock");
    }

    /** Whether the host has a clock of its own from its next start on. */
    boolean isThere() {
        return Files.exists(file);
    }

    /** The host has the machine's clock from its next start on. */
    void remove() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library, if it is installed (Debian: {@code faketime}). */
    static Optional<Path> library() {
        try (Stream<Path> files = Files.find(LIBRARIES, DEPTH, (path, attributes) -> path.endsWith(LIBRARY))) {
            return files.findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the clock be off from now on; seen within a second. */
    void set(Duration off) {
        Path draft = file.resolveSibling("clock.new");
        try {
            Files.writeString(draft, "%+d\n".formatted(off.toSeconds()));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a host is to be started with for its clock to be this one: a JDK whose {@code java} loads the library. No shell may load it, as
     * the library's own files of a process that forks and then becomes another go with the first of its children.
     */
    Map<String, String> environment() {
        Path jdk = file.resolveSibling("clock-jdk");
        Path programs = Path.of(System.getProperty("java.home"), "bin");
        try {
            Path bin = Files.createDirectories(jdk.resolve("bin"));
            Path java = bin.resolve("java");
            Files.writeString(java, launcher(programs.resolve("java")));
            Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.deleteIfExists(bin.resolve("keytool"));
            Files.createSymbolicLink(bin.resolve("keytool"), programs.resolve("keytool"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("JAVA_HOME", jdk.toString());
    }

    /**
     * Without the last of these settings the library takes a wait that goes by the monotonic clock for one that goes by the clock it
     * changes: each wait of the JVM ends at once, and it is busy with nothing else.
     */
    private String launcher(Path java) {
        return """
                #!/bin/sh
                export LD_PRELOAD='%s' FAKETIME_TIMESTAMP_FILE='%s' FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_CACHE_DURATION=1
                export FAKETIME_FORCE_MONOTONIC_FIX=0
                exec '%s' "$@"
                """.formatted(library().orElseThrow(), file, java);
    }
}
