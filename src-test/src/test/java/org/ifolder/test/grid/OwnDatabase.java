package org.ifolder.test.grid;

import java.nio.file.Path;

/**
 * The data of a host that is down: its folder, and its PostgreSQL where it has one, which is ended as a crash would while its files
 * are used.
 */
record OwnDatabase(GridHost host, DomainScript script) {

    /** Copies the data to a folder, in place of what is there. */
    void copyTo(Path folder) {
        atRest(() -> {
            Folders.remove(folder);
            Folders.copy(host.data(), folder.resolve("data"));
            if (host.hasCluster()) {
                Folders.copy(host.cluster(), folder.resolve("postgresql"));
            }
        });
    }

    /** Puts a copy in the place of the data. */
    void replaceBy(Path folder) {
        atRest(() -> {
            Folders.remove(host.data());
            Folders.copy(folder.resolve("data"), host.data());
            if (host.hasCluster()) {
                Folders.remove(host.cluster());
                Folders.copy(folder.resolve("postgresql"), host.cluster());
            }
        });
    }

    /** Does something while nobody uses the files. */
    void atRest(Runnable work) {
        if (host.isRunning()) {
            throw new IllegalStateException(host + " is running");
        }
        if (host.hasCluster()) {
            script.run("kill-database", host.name());
        }
        work.run();
        if (host.hasCluster()) {
            script.run("start-database", host.name());
        }
    }
}
