package org.ifolder.test.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A host whose folder was copied as it was, key and data included, and which runs a second time: in a folder of its own, as on
 * another machine, and on other ports.
 */
public final class CopiedHost implements AutoCloseable {

    private static final List<String> OF_THE_DOMAIN = List.of("settings", "administrator");
    private static final List<String> PROGRAMS = List.of("wildfly", "tool");
    private static final Pattern PORT = Pattern.compile("(?m)^(ifolder\\.\\w+\\.port=|ifolder\\.host\\.public-address=https://127\\.0\\.0\\.1:"
            + "|ifolder\\.database\\.url=jdbc:postgresql://127\\.0\\.0\\.1:"
            + "|jboss\\.socket\\.binding\\.port-offset=)(\\d+)(?=$|/)");

    private final GridHost host;
    private final DomainScript script;

    private CopiedHost(GridHost host, DomainScript script) {
        this.host = host;
        this.script = script;
    }

    /** Copies a host that is down, out of the folder of its Domain. */
    static CopiedHost of(GridHost original, Path domain, Path log) {
        if (original.isRunning()) {
            throw new IllegalStateException(original + " is running");
        }
        Path folder = TestSettings.target().resolve("grid-copy");
        DomainScript script = new DomainScript(folder, log);
        script.run("destroy", "--yes");
        Path home = folder.resolve("hosts").resolve(original.name());
        try {
            Files.createDirectories(folder);
            for (String file : OF_THE_DOMAIN) {
                Files.copy(domain.resolve(file), folder.resolve(file));
            }
            for (String program : PROGRAMS) {
                Files.createSymbolicLink(folder.resolve(program), domain.resolve(program));
            }
            Folders.copy(original.folder(), home);
            Path settings = home.resolve("host.properties");
            Files.writeString(settings, movedSettings(Files.readString(settings), original.folder(), home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CopiedHost(new GridHost(original.name(), home), script);
    }

    private static String movedSettings(String settings, Path from, Path to) {
        Matcher offset = Pattern.compile("(?m)^jboss\\.socket\\.binding\\.port-offset=(\\d+)$").matcher(settings);
        if (!offset.find()) {
            throw new IllegalArgumentException("the settings name no port offset");
        }
        int own = Integer.parseInt(offset.group(1));
        // The original is down: its own ports are free now, and taken when it is started.
        int moved = IntStream.generate(() -> PortBase.free(1)).filter(base -> base != own).findFirst().orElseThrow() - own;
        return PORT.matcher(settings.replace(from.toString(), to.toString()))
                .replaceAll(found -> found.group(1) + (Integer.parseInt(found.group(2)) + moved));
    }

    /** The copy, with the addresses at which it answers. */
    public GridHost host() {
        return host;
    }

    /** Starts it; returns when it answers. */
    public void start() {
        script.run("start", host.name());
    }

    /** Ends and removes it. */
    @Override
    public void close() {
        script.run("destroy", "--yes");
    }
}
