package org.ifolder.test.grid;

import java.nio.file.Path;

/** The data of a host, as they were when it was down once. */
public final class HostBackup {

    private final GridHost host;
    private final Path copy;

    private HostBackup(GridHost host, Path copy) {
        this.host = host;
        this.copy = copy;
    }

    /** Copies the data of a host that is down; an earlier backup of it goes. */
    static HostBackup of(GridHost host) {
        mustBeDown(host);
        Path copy = TestSettings.target().resolve("grid-backups").resolve(host.name());
        Folders.remove(copy);
        Folders.copy(host.data(), copy);
        return new HostBackup(host, copy);
    }

    /** Puts the data back in the place of those that the host has now; it must be down. */
    void restore() {
        mustBeDown(host);
        Folders.remove(host.data());
        Folders.copy(copy, host.data());
    }

    private static void mustBeDown(GridHost host) {
        if (host.isRunning()) {
            throw new IllegalStateException(host + " is running");
        }
    }
}
