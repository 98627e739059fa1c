package org.ifolder.benchmark.peer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that are installed on this machine. */
final class Programs {

    private Programs() {
    }

    /** A program of the search path, or else of one of these folders. */
    static Optional<Path> find(String name, Path... folders) {
        Stream<Path> searched = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty()).map(Path::of);
        return Stream.concat(searched, Stream.of(folders)).map(folder -> folder.resolve(name)).filter(Files::isExecutable).findFirst();
    }
}
