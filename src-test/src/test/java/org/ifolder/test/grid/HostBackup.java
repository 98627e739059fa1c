package org.ifolder.test.grid;

import java.nio.file.Path;

/** The data of a host, as they were when it was down once. */
public final class HostBackup {

    private final OwnDatabase database;
    private final Path copy;

    private HostBackup(OwnDatabase database, Path copy) {
        this.database = database;
        this.copy = copy;
    }

    /** Copies the data of a host that is down; an earlier backup of it goes. */
    static HostBackup of(OwnDatabase database) {
        Path copy = TestSettings.target().resolve("grid-backups").resolve(database.host().name());
        database.copyTo(copy);
        return new HostBackup(database, copy);
    }

    /** Puts the data back in the place of those that the host has now; it must be down. */
    void restore() {
        database.replaceBy(copy);
    }
}
