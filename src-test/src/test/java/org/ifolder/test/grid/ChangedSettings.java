package org.ifolder.test.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings of one host that a test needs otherwise, until it closes them. They count from the host's next start. */
final class ChangedSettings {

    private final Path file;
    private final String before;

    ChangedSettings(GridHost host) {
        file = host.folder().resolve("host.properties");
        try {
            before = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Map<String, String> settings) {
        write(before + lines(settings));
    }

    /** Gives settings that the host may have already another value. */
    void replace(Map<String, String> settings) {
        write(before.lines().filter(line -> !settings.containsKey(line.substring(0, line.indexOf('='))))
                .map(line -> line + "\n").collect(Collectors.joining()) + lines(settings));
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream().map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    void undo() {
        write(before);
    }

    private void write(String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
