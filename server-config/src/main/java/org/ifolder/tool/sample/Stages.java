package org.ifolder.tool.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.ifolder.tool.console.Failure;
import org.ifolder.tool.folder.OwnerOnlyFile;

/** Remembers in a file, one line each, which stages of the loading are done. */
final class Stages {

    /** A part of the loading. */
    enum Stage {
        /** Members and groups are at the master. */
        MEMBERS,
        /** All iFolders are made, shared and have their usage. */
        IFOLDERS
    }

    private final Path file;
    private final Set<Stage> done = EnumSet.noneOf(Stage.class);

    Stages(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            OwnerOnlyFile.lines(file).forEach(line -> done.add(parsed(line)));
        }
    }

    boolean isDone(Stage stage) {
        return done.contains(stage);
    }

    void markDone(Stage stage) {
        done.add(stage);
        OwnerOnlyFile.write(file, done.stream().map(Stage::name).toList());
    }

    private Stage parsed(String line) {
        try {
            return Stage.valueOf(line.strip());
        } catch (IllegalArgumentException e) {
            throw new Failure(file + ": not a stage of loading the sample organisation: " + line, e);
        }
    }
}
