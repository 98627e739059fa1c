package org.ifolder.test.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process can be sent. */
public enum Signal {

    /** It stands still where it is. */
    STOP,

    /** It goes on where it stood still. */
    CONT;

    /** Whether a process stands still. */
    static boolean isStopped(long process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it to a process. */
    public void send(long process) {
        Command.run("kill", "-" + name(), String.valueOf(process));
    }
}
