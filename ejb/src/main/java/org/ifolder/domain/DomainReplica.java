package org.ifolder.domain;

import jakarta.enterprise.context.Dependent;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.JpaReplica;

/** How the Domain's record travels. */
@Dependent
class DomainReplica extends JpaReplica<Domain, DomainPayload> {

    DomainReplica() {
        super(Domain.class, DomainPayload.class);
    }

    @Override
    public String type() {
        return "domain";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.DOMAIN;
    }

    @Override
    protected DomainPayload describe(Domain domain) {
        return new DomainPayload(domain.name(), domain.epoch(), domain.masterId(), domain.discoveryKey());
    }

    @Override
    protected Domain create(String key) {
        return new Domain(key);
    }

    @Override
    protected void take(Domain domain, DomainPayload payload) {
        domain.describe(payload.name(), payload.epoch(), payload.masterId(), payload.discoveryKey());
    }
}
