package org.ifolder.domain.role;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.ifolder.domain.member.StandingChanges;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.JpaReplica;

/** How a role's record travels, and that who has it has another standing. */
@Dependent
class RoleReplica extends JpaReplica<RoleGrant, RolePayload> {

    @Inject
    private StandingChanges standings;

    RoleReplica() {
        super(RoleGrant.class, RolePayload.class);
    }

    @Override
    public String type() {
        return "role";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.DOMAIN;
    }

    @Override
    protected RolePayload describe(RoleGrant grant) {
        return grant.payload();
    }

    @Override
    protected RoleGrant create(String key) {
        return new RoleGrant(key);
    }

    @Override
    protected void take(RoleGrant grant, RolePayload payload) {
        grant.take(payload);
    }

    @Override
    protected void applied(RoleGrant grant) {
        standings.note(grant.memberId());
    }
}
