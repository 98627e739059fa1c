package org.ifolder.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ifolder.benchmark.peer.JdbcFloor;
import org.ifolder.benchmark.peer.OpenLdap;
import org.ifolder.benchmark.peer.PostgresLogical;
import org.ifolder.test.grid.TestSettings;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The systems that are compared, with the same members and two slaves each. They are started when the first case asks for them, run
 * beside each other for all cases, and end with the last; while one is measured, the others rest.
 */
public final class Systems implements BeforeAllCallback {

    /** How many members each has. */
    static final int MEMBERS = Integer.getInteger("ifolder.benchmark.members", 10_000);

    private static final int SLAVES = 2;
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Systems.class);

    private Started started;

    private static final class Started implements AutoCloseable {

        private final Map<String, Replicated> systems = new LinkedHashMap<>();

        private Replicated start(Replicated system) {
            Replicated known = systems.get(system.name());
            if (known == null) {
                say("starting %s with %d members and %d slaves", system.name(), MEMBERS, SLAVES);
                systems.put(system.name(), system);
                system.start(MEMBERS, SLAVES);
                known = system;
            }
            return known;
        }

        @Override
        public void close() {
            systems.values().forEach(Replicated::close);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        started = context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Started.class, key -> new Started(), Started.class);
    }

    /** The product. */
    public IFolderDomain ifolder() {
        return (IFolderDomain) started.start(new IFolderDomain(folder("ifolder")));
    }

    /** The product first, then the peers that are installed; those that are not are named. */
    public List<Replicated> all() {
        List<Replicated> all = new ArrayList<>();
        all.add(ifolder());
        all.addAll(peers());
        return all;
    }

    private List<Replicated> peers() {
        List<Replicated> peers = new ArrayList<>();
        if (OpenLdap.isInstalled()) {
            peers.add(started.start(new OpenLdap(folder("openldap"))));
        } else {
            say("skipped: OpenLDAP is not installed (Debian: slapd)");
        }
        peers.add(started.start(new PostgresLogical(folder("postgresql"))));
        return peers;
    }

    /** The floor: the product's design, written by hand over JDBC. */
    public Replicated floor() {
        return started.start(new JdbcFloor(folder("floor")));
    }

    /** OpenLDAP whose consumers do not wait for their disks; empty where it is not installed. */
    public Optional<Replicated> tunedDirectory() {
        return OpenLdap.isInstalled() ? Optional.of(started.start(OpenLdap.tuned(folder("openldap-tuned")))) : Optional.empty();
    }

    /** Runs something beside what goes on. */
    static void inThread(Runnable work) {
        Thread thread = new Thread(work, "benchmark-watch");
        thread.setDaemon(true);
        thread.start();
    }

    static Path folder(String name) {
        return TestSettings.target().resolve("benchmark").resolve(name);
    }

    /** Tells whoever waits. */
    static void say(String format, Object... values) {
        System.out.println("benchmark: " + String.format(Locale.ROOT, format, values));
    }
}
