package org.ifolder.tool.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.ifolder.tool.console.Failure;
import org.ifolder.tool.secret.PasswordHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the hash of a password that it reads from standard input, so that it stands in no process list. */
@Command(
        name = "password-hash",
        description = "Reads a password (one line) from standard input and prints its hash for a host's settings.",
        mixinStandardHelpOptions = true)
public final class PasswordHashCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = input.readLine();
        if (password == null || password.isEmpty()) {
            throw new Failure("no password on standard input");
        }
        spec.commandLine().getOut().println(PasswordHash.of(password));
        return 0;
    }
}
