package org.ifolder.replication.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long silence lasts, configurable by the key at its field. */
@ApplicationScoped
class RelaySettings {

    @Inject
    @ConfigProperty(name = "ifolder.replication.silence-milliseconds", defaultValue = "3000")
    private long silenceMilliseconds;

    /** Time without a sign of life after which nothing is known of a host, and another run of it is let in. */
    long silenceMilliseconds() {
        return silenceMilliseconds;
    }
}
