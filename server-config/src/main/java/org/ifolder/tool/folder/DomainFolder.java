package org.ifolder.tool.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ifolder.tool.console.Failure;

/** The folder of a running Domain; knows what lies where in it. */
public final class DomainFolder {

    /** Shorter names first, so that host10 comes after host9. */
    private static final Comparator<HostSettings> BY_NAME = Comparator.comparingInt(
                    (HostSettings host) -> host.name().length())
            .thenComparing(HostSettings::name);

    private final Path root;

    /**
     * A folder that exists.
     *
     * @param root its path
     * @throws Failure when there is no such folder
     */
    public DomainFolder(Path root) {
        if (!Files.isDirectory(root)) {
            throw new Failure(root + " is no folder of a Domain");
        }
        this.root = root;
    }

    /**
     * All hosts found in {@code hosts/}, by name.
     *
     * @return their settings; not empty
     * @throws Failure when there is none
     */
    public List<HostSettings> hosts() {
        Path hosts = root.resolve("hosts");
        if (!Files.isDirectory(hosts)) {
            throw new Failure("no host in " + hosts);
        }
        try (Stream<Path> folders = Files.list(hosts)) {
            // One that is being laid out has a name that begins with a dot.
            List<HostSettings> found = folders.filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .filter(folder -> Files.exists(folder.resolve("host.properties")))
                    .map(HostSettings::read)
                    .sorted(BY_NAME)
                    .toList();
            if (found.isEmpty()) {
                throw new Failure("no host in " + hosts);
            }
            return found;
        } catch (IOException e) {
            throw new Failure(hosts + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * One host.
     *
     * @param name its name
     * @return its settings
     * @throws Failure when there is no such host
     */
    public HostSettings host(String name) {
        return HostSettings.read(root.resolve("hosts").resolve(name));
    }

    /**
     * The Domain's first administrator, a member at home at the master.
     *
     * @return login and password
     * @throws Failure when the file is missing or holds none
     */
    public Credential administrator() {
        return credential("administrator");
    }

    /**
     * The hosts' operator, known to each host by its settings.
     *
     * @return login and password
     * @throws Failure when the file is missing or holds none
     */
    public Credential operator() {
        return credential("operator");
    }

    private Credential credential(String name) {
        Path file = root.resolve(name);
        return Credential.parse(OwnerOnlyFile.firstLine(file), file.toString());
    }

    /**
     * The public HTTPS certificates of all hosts.
     *
     * @return path of the PEM file
     */
    public Path trust() {
        return root.resolve("trust.pem");
    }

    /**
     * The credentials of the sample members, one {@code login:password} a line.
     *
     * @return path of the file, which may not exist yet
     */
    public Path members() {
        return root.resolve("members");
    }

    /**
     * Which stages of loading the sample organisation are done, one a line.
     *
     * @return path of the file, which may not exist yet
     */
    public Path sampleStages() {
        return root.resolve("sample-stages");
    }
}
