package org.ifolder.tool.command;

import java.util.concurrent.Callable;
import org.ifolder.tool.secret.RandomSecret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints a random secret. */
@Command(
        name = "random",
        description = "Prints a random secret (base64url).",
        mixinStandardHelpOptions = true)
public final class RandomCommand implements Callable<Integer> {

    private static final int MOST_BYTES = 1024;

    @Spec
    private CommandSpec spec;

    @Option(names = "--bytes", defaultValue = "32", paramLabel = "N", description = "random bytes (${DEFAULT-VALUE})")
    private int bytes;

    @Override
    public Integer call() {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new ParameterException(spec.commandLine(), "--bytes must be 1 to " + MOST_BYTES + ".");
        }
        spec.commandLine().getOut().println(RandomSecret.base64Url(bytes));
        return 0;
    }
}
