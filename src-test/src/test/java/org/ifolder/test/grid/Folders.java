package org.ifolder.test.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies and removes whole folders, with everybody's rights to their files. */
public final class Folders {

    private Folders() {
    }

    /** Copies a folder to a place where nothing is. */
    static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            for (Path path : below(from)) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies all that is in a folder into one that is there and empty. */
    static void copyContent(Path from, Path to) {
        try (Stream<Path> entries = Files.list(from)) {
            entries.forEach(entry -> copy(entry, to.resolve(entry.getFileName())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder with all that is in it, if it is there. */
    public static void remove(Path folder) {
        try {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                for (Path path : below(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
