package org.ifolder.tool.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.ifolder.tool.console.Failure;
import org.ifolder.tool.people.People;
import org.ifolder.tool.people.PeopleLdif;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes invented people as LDIF to standard output. */
@Command(
        name = "ldif",
        description = {
            "Writes invented people and groups as LDIF to standard output.",
            "Login names are given.family.number; the same seed and number give the same person."
        },
        mixinStandardHelpOptions = true)
public final class LdifCommand implements Callable<Integer> {

    private static final int BUFFER_BYTES = 1 << 16;

    @Spec
    private CommandSpec spec;

    @Option(names = "--people", required = true, paramLabel = "N", description = "how many people")
    private long count;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "seed of names (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--from", defaultValue = "1", paramLabel = "K", description = "first number (${DEFAULT-VALUE})")
    private long from;

    @Override
    public Integer call() {
        if (count < 0 || from < 1) {
            throw new ParameterException(spec.commandLine(), "--people must be 0 or more, --from 1 or more.");
        }
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES)) {
            new PeopleLdif(new People(seed)).write(from, count, out);
        } catch (IOException e) {
            throw new Failure("standard output cannot be written: " + e.getMessage(), e);
        }
        return 0;
    }
}
