package org.ifolder.tool.command;

import java.util.concurrent.Callable;
import org.ifolder.tool.domain.Creation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates the Domain. */
@Command(
        name = "create",
        description = "Creates a Domain with a host as its master; does nothing if the host is in a Domain already.",
        mixinStandardHelpOptions = true)
public final class CreateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private FolderOption folder;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "the Domain's name")
    private String name;

    @Option(names = "--host", defaultValue = "host0", paramLabel = "NAME", description = "the master (${DEFAULT-VALUE})")
    private String host;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(new Creation(folder.folder(), host).create(name));
        return 0;
    }
}
