package org.ifolder.test.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A command of the operating system that does its work in no time. */
final class Command {

    private Command() {
    }

    /** @throws IllegalStateException when it fails */
    static void run(String... command) {
        if (!succeeds(command)) {
            throw new IllegalStateException(List.of(command) + " failed");
        }
    }

    static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
