package org.ifolder.tool.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.ifolder.tool.domain.Readiness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Waits until a host is ready. */
@Command(
        name = "wait",
        description = "Waits until a host's API answers; fails at the deadline or when the host's process has ended.",
        mixinStandardHelpOptions = true)
public final class WaitCommand implements Callable<Integer> {

    @Mixin
    private FolderOption folder;

    @Option(names = "--host", required = true, paramLabel = "NAME", description = "the host")
    private String host;

    @Option(names = "--timeout", defaultValue = "180", paramLabel = "S", description = "seconds (${DEFAULT-VALUE})")
    private int timeout;

    @Override
    public Integer call() {
        new Readiness(folder.folder(), host).await(Duration.ofSeconds(timeout));
        return 0;
    }
}
