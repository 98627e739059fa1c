package org.ifolder.tool.command;

import java.nio.file.Path;
import org.ifolder.tool.folder.DomainFolder;
import picocli.CommandLine.Option;

/** The option that names the folder of the Domain. */
final class FolderOption {

    @Option(names = "--dir", required = true, paramLabel = "D", description = "the folder of the Domain")
    private Path directory;

    DomainFolder folder() {
        return new DomainFolder(directory);
    }
}
