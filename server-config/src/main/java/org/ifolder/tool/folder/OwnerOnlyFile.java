package org.ifolder.tool.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.ifolder.tool.console.Failure;

/** Text files that their owner alone may read (mode 0600) and that are there whole or not at all. */
public final class OwnerOnlyFile {

    private OwnerOnlyFile() {}

    /**
     * Writes the lines to a file of mode 0600 beside the target, forces them to the device, then puts that file in the
     * target's place.
     *
     * @param target the file to make or replace
     * @param lines its lines
     * @throws Failure when the file cannot be written
     */
    public static void write(Path target, List<String> lines) {
        try {
            Path draft = Files.createTempFile(
                    target.toAbsolutePath().getParent(),
                    "." + target.getFileName(),
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                writeForced(draft, String.join("\n", lines) + "\n");
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new Failure(target + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Reads all lines (UTF-8).
     *
     * @param file the file
     * @return its lines
     * @throws Failure when the file is missing or cannot be read
     */
    public static List<String> lines(Path file) {
        if (!Files.exists(file)) {
            throw new Failure(file + " does not exist");
        }
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The first line of a file, without white space at its ends.
     *
     * @param file the file
     * @return the line, not empty
     * @throws Failure when the file is missing, empty or cannot be read
     */
    public static String firstLine(Path file) {
        return lines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseThrow(() -> new Failure(file + " is empty"));
    }

    private static void writeForced(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
