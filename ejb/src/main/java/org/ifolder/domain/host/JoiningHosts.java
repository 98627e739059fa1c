package org.ifolder.domain.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.ifolder.replication.relay.ConfirmedHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a joining host active as soon as it has confirmed all that the master has published. */
@ApplicationScoped
class JoiningHosts {

    private static final Logger LOG = LoggerFactory.getLogger(JoiningHosts.class);

    @Inject
    private Hosts hosts;

    @Inject
    private HostRegistration registration;

    void confirmed(@Observes ConfirmedHost confirmed) {
        if (confirmed.lagChanges() == 0 && hosts.byId(confirmed.host()).filter(host -> host.state() == HostState.JOINING).isPresent()) {
            activate(confirmed.host());
        }
    }

    /** An administrator may remove the host at this moment; the relay that has told of it goes on. */
    private void activate(String id) {
        try {
            LOG.info("host {} has all that was published and is active", registration.activate(id).name());
        } catch (RuntimeException e) {
            LOG.warn("host {} cannot be made active now: {}", id, e.toString());
        }
    }
}
