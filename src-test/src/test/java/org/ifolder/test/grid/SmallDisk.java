package org.ifolder.test.grid;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A small file system of its own, in memory, in the place of the folder in which a host has its database, which a test fills and frees.
 * Needs root.
 */
final class SmallDisk {

    private static final int BLOCK = 1 << 16;
    private static final Duration TO_LEAVE = Duration.ofSeconds(10);

    private final Path place;
    private final Path kept;
    private final Path filler;

    SmallDisk(GridHost host) {
        place = host.hasCluster() ? host.cluster() : host.data();
        kept = host.folder().resolve("kept");
        filler = place.resolve("filler");
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

    /** Moves the database of a host that is down, and ended too, onto a disk that has this many bytes more than it needs. */
    void mount(long free) {
        Folders.remove(kept);
        Folders.copy(place, kept);
        long size = used(kept) + free;
        Command.run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + size, "tmpfs", place.toString());
        Folders.copyContent(kept, place);
        Folders.remove(kept);
    }

    /** Moves the database of a host that is down, and ended too, back to where it was before. */
    void unmount() {
        free();
        Folders.remove(kept);
        Folders.copy(place, kept);
        // A process that was killed may still be leaving when it is listed no more.
        Awaitility.await().atMost(TO_LEAVE).pollDelay(Duration.ZERO).until(() -> Command.succeeds("umount", place.toString()));
        Folders.remove(place);
        Folders.copy(kept, place);
        Folders.remove(kept);
    }

    boolean isMounted() {
        try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
            return mounts.anyMatch(mount -> mount.contains(" " + place + " "));
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
            return Files.getFileStore(place).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long used(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
