package org.ifolder.replication.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long silence lasts, configurable by the key at its field. */
@ApplicationScoped
public class RelaySettings {

    @Inject
    @ConfigProperty(name = "ifolder.replication.silence-milliseconds", defaultValue = "3000")
    private long silenceMilliseconds;

    @Inject
    @ConfigProperty(name = "ifolder.replication.link-silence-milliseconds", defaultValue = "15000")
    private long linkSilenceMilliseconds;

    /** Time without a sign of life after which nothing is known of a host, and another run of it is let in. */
    long silenceMilliseconds() {
        return silenceMilliseconds;
    }

    /** Silence after which a link is taken for dead, closed, and opened anew; a slow host must not be mistaken for a dead one. */
    public long linkSilenceMilliseconds() {
        return linkSilenceMilliseconds;
    }
}
