package org.ifolder.test.grid;

import java.nio.file.Path;
import java.util.Optional;

/** What the build tells the tests; outside of the build, where they lie in the working directory of the module. */
public final class TestSettings {

    private TestSettings() {
    }

    /** The project's root folder. */
    public static Path project() {
        return Path.of(System.getProperty("ifolder.project", "..")).toAbsolutePath().normalize();
    }

    /** Where the tests may leave files. */
    public static Path target() {
        return Path.of(System.getProperty("ifolder.target", "target")).toAbsolutePath().normalize();
    }

    /** Where results of faults go. */
    public static Path faultResults() {
        return Path.of(System.getProperty("ifolder.fault.results", target().resolve("faults").toString())).toAbsolutePath();
    }

    /** Options of the servers' JVMs. */
    public static String serverJvmOptions() {
        return System.getProperty("ifolder.server.jvm.options",
                "-Xms128m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    }

    /** The folder of a running Domain for the system tests to use; without it they start one of their own. */
    public static Optional<Path> runningDomain() {
        return Optional.ofNullable(System.getProperty("ifolder.running-domain")).map(folder -> Path.of(folder).toAbsolutePath());
    }

    /** Where the hosts of the grid keep their data: {@code h2} or {@code postgresql}. */
    public static String database() {
        return System.getProperty("ifolder.grid.database", "h2");
    }

    /** The application as the build made it. */
    public static Path builtEar() {
        return project().resolve("ear/target/ifolder.ear");
    }
}
