package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.server.LocalHost;

/** Who reigns, as this host knows it, in the protocol's form. */
@ApplicationScoped
public class Reigns {

    @Inject
    private LocalHost localHost;

    public Reign current() {
        return new Reign(localHost.domainId(), localHost.epoch(), localHost.masterId());
    }
}
