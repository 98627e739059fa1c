package org.ifolder.test.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
     * What a host is to be started with for its clock to be this one. Without the last of these settings the library takes a wait
     * that goes by the monotonic clock for one that goes by the clock it changes: each wait of the JVM ends at once, and it is busy
     * with nothing else.
     */
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library().orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }
}
