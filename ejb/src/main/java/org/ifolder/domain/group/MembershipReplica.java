package org.ifolder.domain.group;

import jakarta.enterprise.context.Dependent;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.JpaReplica;

/** How a membership's record travels. */
@Dependent
class MembershipReplica extends JpaReplica<Membership, MembershipPayload> {

    MembershipReplica() {
        super(Membership.class, MembershipPayload.class);
    }

    @Override
    public String type() {
        return "membership";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.DOMAIN;
    }

    @Override
    protected MembershipPayload describe(Membership membership) {
        return new MembershipPayload(membership.groupId(), membership.memberId());
    }

    @Override
    protected Membership create(String key) {
        return new Membership(key);
    }

    @Override
    protected void take(Membership membership, MembershipPayload payload) {
        membership.describe(payload.groupId(), payload.memberId());
    }
}
