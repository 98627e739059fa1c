package org.ifolder.domain.member;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.JpaReplica;

/** How a member's record travels, and that the removal of a member and the end of sessions are told where they arrive. */
@Dependent
class MemberReplica extends JpaReplica<Member, MemberPayload> {

    static final String TYPE = "member";

    @Inject
    private Event<MemberRemoved> removals;

    @Inject
    private Event<SessionsEnded> sessionEnds;

    @Inject
    private StandingChanges standings;

    @Inject
    private Clock clock;

    MemberReplica() {
        super(Member.class, MemberPayload.class);
    }

    @Override
    public String type() {
        return TYPE;
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
        member.take(payload, clock.instant());
    }

    @Override
    protected void applied(Member member) {
        standings.note(member.id());
        if (member.isRemoved() || member.state() == MemberState.REMOVED) {
            removals.fire(new MemberRemoved(member.id()));
        }
        if (!member.sessionEpoch().equals(new SessionEpoch(0, 0))) {
            sessionEnds.fire(new SessionsEnded(member.id(), member.sessionEpoch()));
        }
    }
}
