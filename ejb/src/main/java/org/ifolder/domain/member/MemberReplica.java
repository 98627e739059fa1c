package org.ifolder.domain.member;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.JpaReplica;

/** How a member's record travels, and that its removal is told where it arrives. */
@Dependent
class MemberReplica extends JpaReplica<Member, MemberPayload> {

    @Inject
    private Event<MemberRemoved> removals;

    MemberReplica() {
        super(Member.class, MemberPayload.class);
    }

    @Override
    public String type() {
        return "member";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.DOMAIN;
    }

    @Override
    protected MemberPayload describe(Member member) {
        return member.payload();
    }

    @Override
    protected Member create(String key) {
        return new Member(key);
    }

    @Override
    protected void take(Member member, MemberPayload payload) {
        member.take(payload);
    }

    @Override
    protected void applied(Member member) {
        if (member.isRemoved() || member.state() == MemberState.REMOVED) {
            removals.fire(new MemberRemoved(member.id()));
        }
    }
}
