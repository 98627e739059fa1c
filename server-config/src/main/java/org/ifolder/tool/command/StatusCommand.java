package org.ifolder.tool.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ifolder.tool.domain.DomainStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the table of hosts. */
@Command(
        name = "status",
        description = "Asks every host of the folder and prints host, role, addresses, state and position,"
                + " and whether all hosts have the same records.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every host answered", "1:failed", "2:wrong usage", "3:a host did not answer, or not all hosts are identical"},
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private static final int INCOMPLETE = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private FolderOption folder;

    @Override
    public Integer call() {
        DomainStatus status = DomainStatus.ask(folder.folder());
        status.table().print(spec.commandLine().getOut());
        status.warnings().forEach(spec.commandLine().getOut()::println);
        status.agreementLines().forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        PrintWriter err = spec.commandLine().getErr();
        status.failures().forEach(err::println);
        err.flush();
        return status.complete() && status.identical() ? 0 : INCOMPLETE;
    }
}
