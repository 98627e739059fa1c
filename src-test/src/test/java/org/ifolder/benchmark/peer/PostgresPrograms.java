package org.ifolder.benchmark.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs: those in the folder that the environment names in {@code IFOLDER_POSTGRESQL_BIN}, those of the search path, or
 * the newest where Debian has them.
 */
final class PostgresPrograms {

    private static final String SETTING = "IFOLDER_POSTGRESQL_BIN";
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private PostgresPrograms() {
    }

    static boolean areInstalled() {
        return folder().isPresent();
    }

    /** A command line. PostgreSQL refuses to run as root; in a user namespace of its own root is nobody, and it runs. */
    static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(folder().orElseThrow(() -> new IllegalStateException("PostgreSQL is not installed")).resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static Optional<Path> folder() {
        String named = System.getenv(SETTING);
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named)).filter(PostgresPrograms::hasPrograms);
        }
        return Stream.concat(Programs.find("initdb").map(PostgresPrograms::home).stream(), debianFolders())
                .filter(PostgresPrograms::hasPrograms).findFirst();
    }

    private static boolean hasPrograms(Path folder) {
        return Files.isExecutable(folder.resolve("initdb")) && Files.isExecutable(folder.resolve("postgres"));
    }

    /** The folder of the program itself, if this is a link to it. */
    private static Path home(Path program) {
        try {
            return program.toRealPath().getParent();
        } catch (IOException e) {
            return program.getParent();
        }
    }

    private static Stream<Path> debianFolders() {
        try (Stream<Path> versions = Files.isDirectory(DEBIAN) ? Files.list(DEBIAN) : Stream.empty()) {
            return versions.sorted(Comparator.comparing(PostgresPrograms::version).reversed()).map(version -> version.resolve("bin"))
                    .toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static int version(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
    }
}
