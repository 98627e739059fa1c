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
            Host host = registration.activate(confirmed.host());
            LOG.info("host {} has all that was published and is active", host.name());
        }
    }
}
