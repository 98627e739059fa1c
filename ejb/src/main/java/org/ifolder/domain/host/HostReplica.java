package org.ifolder.domain.host;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.JpaReplica;

/** How a host's record travels. */
@Dependent
class HostReplica extends JpaReplica<Host, HostPayload> {

    @Inject
    private KnownHosts known;

    @Inject
    private KeyHistory history;

    HostReplica() {
        super(Host.class, HostPayload.class);
    }

    @Override
    public String type() {
        return "host";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.DOMAIN;
    }

    @Override
    protected HostPayload describe(Host host) {
        return host.payload();
    }

    @Override
    protected Host create(String key) {
        return new Host(key);
    }

    @Override
    protected void take(Host host, HostPayload payload) {
        history.mustContinue(host, payload);
        host.take(payload);
    }

    @Override
    protected void applied(Host host) {
        known.forgetAfterCommit();
    }
}
