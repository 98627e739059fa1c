package org.ifolder.tool.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.ifolder.tool.console.Progress;
import org.ifolder.tool.sample.SampleLoad;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Loads the sample organisation. */
@Command(
        name = "load-sample",
        description = {
            "Loads the sample organisation: 500 members, 40 groups, 300 iFolders with shares across hosts.",
            "Completes an interrupted load; the members' passwords are in the file 'members' of the folder."
        },
        mixinStandardHelpOptions = true)
public final class LoadSampleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private FolderOption folder;

    @Option(
            names = "--timeout",
            defaultValue = "120",
            paramLabel = "S",
            description = "seconds to wait for members to arrive at their hosts (${DEFAULT-VALUE})")
    private int timeout;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getErr());
        new SampleLoad(folder.folder(), progress, Duration.ofSeconds(timeout)).run();
        return 0;
    }
}
