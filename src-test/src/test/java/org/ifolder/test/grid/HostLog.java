package org.ifolder.test.grid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a host's log says from a moment on. */
public final class HostLog {

    private final Path file;
    private final long before;

    private HostLog(Path file, long before) {
        this.file = file;
        this.before = before;
    }

    /** What the host's log will say from now on. */
    public static HostLog fromNowOn(GridHost host) {
        Path file = host.folder().resolve("log/server.log");
        try {
            return new HostLog(file, Files.exists(file) ? Files.size(file) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines so far; of a log that has been rotated meanwhile, those of the new file. */
    public List<String> lines() {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Files.size(file) < before ? 0 : before);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines so far in which these words stand. */
    public List<String> linesWith(String words) {
        return lines().stream().filter(line -> line.contains(words)).toList();
    }
}
