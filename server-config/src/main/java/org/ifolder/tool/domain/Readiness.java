package org.ifolder.tool.domain;

import java.time.Duration;
import java.util.Optional;
import org.ifolder.tool.api.DomainApi;
import org.ifolder.tool.api.HealthItem;
import org.ifolder.tool.api.HostApi;
import org.ifolder.tool.api.Refusal;
import org.ifolder.tool.api.Unreachable;
import org.ifolder.tool.api.Waiting;
import org.ifolder.tool.console.Failure;
import org.ifolder.tool.folder.DomainFolder;
import org.ifolder.tool.folder.HostSettings;

/** Waits until a host that was started answers, and takes changes. */
public final class Readiness {

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);

    private final HostSettings host;
    private final HostApi api;

    /**
     * The readiness of a host.
     *
     * @param folder where the host's settings are
     * @param name the host's name
     */
    public Readiness(DomainFolder folder, String name) {
        this.host = folder.host(name);
        this.api = new DomainApi(folder).asAnonymous(host).within(PROBE_LIMIT);
    }

    /**
     * Returns when the host's probe answers 200, and that it takes changes.
     *
     * @param limit how long to wait
     * @throws Failure at the deadline, or as soon as the host's process is known to be gone
     */
    public void await(Duration limit) {
        Waiting.upTo(limit).until(this::missing);
    }

    private Optional<String> missing() {
        try {
            return api.get("health", HealthItem.class).takesChanges() ? Optional.empty() : Optional.of("it hears the other hosts first");
        } catch (Refusal | Unreachable notYet) {
            if (host.processEnded()) {
                throw new Failure(host.name() + " ended while it was starting: see its log in "
                        + host.directory().resolve("log"));
            }
            return Optional.of(notYet.getMessage());
        }
    }
}
