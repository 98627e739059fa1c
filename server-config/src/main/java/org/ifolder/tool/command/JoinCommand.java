package org.ifolder.tool.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.ifolder.tool.console.Progress;
import org.ifolder.tool.domain.Joining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Joins a host to the Domain. */
@Command(
        name = "join",
        description = "Joins a host to the Domain of this folder, unless it is in it already, and waits until it is "
                + "ACTIVE and has caught up.",
        mixinStandardHelpOptions = true)
public final class JoinCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private FolderOption folder;

    @Option(names = "--host", required = true, paramLabel = "NAME", description = "the host that joins")
    private String host;

    @Option(names = "--timeout", defaultValue = "120", paramLabel = "S", description = "seconds (${DEFAULT-VALUE})")
    private int timeout;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getErr());
        new Joining(folder.folder(), progress).join(host, Duration.ofSeconds(timeout));
        return 0;
    }
}
