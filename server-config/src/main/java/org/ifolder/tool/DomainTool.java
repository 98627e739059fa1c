package org.ifolder.tool;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.ifolder.tool.command.CreateCommand;
import org.ifolder.tool.command.JoinCommand;
import org.ifolder.tool.command.LdifCommand;
import org.ifolder.tool.command.LoadSampleCommand;
import org.ifolder.tool.command.PasswordHashCommand;
import org.ifolder.tool.command.StatusCommand;
import org.ifolder.tool.command.WaitCommand;
import org.ifolder.tool.console.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * Entry point of the domain tool. Exit codes: 0 done, 1 failed (one line on stderr), 2 wrong usage, others as the
 * subcommand says. Started with {@code -Difolder.tool.trace=true} it adds the stack trace of a failure.
 */
@Command(
        name = "domain-tool",
        description = "Sets up and looks at the hosts of a Domain on this machine.",
        mixinStandardHelpOptions = true,
        version = "1.0.0",
        subcommands = {
            WaitCommand.class,
            CreateCommand.class,
            JoinCommand.class,
            LoadSampleCommand.class,
            StatusCommand.class,
            LdifCommand.class,
            PasswordHashCommand.class,
            HelpCommand.class
        })
public final class DomainTool implements Runnable {

    @Spec
    private CommandSpec spec;

    /**
     * Runs one subcommand and ends the process with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(commandLine(utf8(FileDescriptor.out), utf8(FileDescriptor.err)).execute(arguments));
    }

    /**
     * The tool with its streams, for {@link #main} and for tests.
     *
     * @param out takes results
     * @param err takes progress and failures
     * @return the command line, ready to execute
     */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new DomainTool())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(DomainTool::failed)
                .setParameterExceptionHandler(DomainTool::misused);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a subcommand.");
    }

    private static int failed(Exception exception, CommandLine command, ParseResult parsed) {
        boolean expected = exception instanceof Failure;
        say(command, expected ? exception.getMessage() : "unexpected: " + exception);
        if (Boolean.getBoolean("ifolder.tool.trace")) {
            exception.printStackTrace(command.getErr());
        }
        return expected ? ((Failure) exception).exitCode() : CommandLine.ExitCode.SOFTWARE;
    }

    private static int misused(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        say(command, exception.getMessage() + " See: " + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static void say(CommandLine command, String message) {
        command.getErr().println(command.getCommandSpec().root().name() + ": " + message.replaceAll("\\s*\\R\\s*", " "));
        command.getErr().flush();
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
