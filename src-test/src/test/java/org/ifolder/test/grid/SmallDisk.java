package org.ifolder.test.grid;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A small file system of its own, in memory, in the place of a host's data, which a test fills and frees. Needs root. */
final class SmallDisk {

    private static final int BLOCK = 1 << 16;

    private final GridHost host;
    private final Path filler;

    SmallDisk(GridHost host) {
        this.host = host;
        filler = host.data().resolve("filler");
    }

    /** Whether this user may mount file systems here. */
    static boolean isPossible() {
        Path probe = TestSettings.target().resolve("small-disk");
        try {
            Files.createDirectories(probe);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Command.succeeds("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", probe.toString())
                && Command.succeeds("umount", probe.toString());
    }

    /** Moves the data of a host that is down onto a disk that has this many bytes more than they need. */
    void mount(long free) {
        Path kept = kept();
        Folders.remove(kept);
        Folders.copy(host.data(), kept);
        long size = used(kept) + free;
        Command.run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + size, "tmpfs", host.data().toString());
        Folders.copyContent(kept, host.data());
        Folders.remove(kept);
    }

    /** Moves the data of a host that is down back to where they were before. */
    void unmount() {
        free();
        Path kept = kept();
        Folders.remove(kept);
        Folders.copy(host.data(), kept);
        Command.run("umount", host.data().toString());
        Folders.remove(host.data());
        Folders.copy(kept, host.data());
        Folders.remove(kept);
    }

    boolean isMounted() {
        try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
            String place = " " + host.data() + " ";
            return mounts.anyMatch(mount -> mount.contains(place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes all the room that is left. */
    void fill() {
        byte[] block = new byte[BLOCK];
        try (OutputStream stream = Files.newOutputStream(filler)) {
            while (freeBytes() > 0) {
                stream.write(block, 0, (int) Math.min(BLOCK, freeBytes()));
            }
        } catch (IOException full) {
            // The last block did not fit: the host has taken the room meanwhile.
        }
    }

    /** Gives back what was taken. */
    void free() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Room that is left, in bytes. */
    long freeBytes() {
        try {
            return Files.getFileStore(host.data()).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path kept() {
        return host.folder().resolve("data.kept");
    }

    private static long used(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
