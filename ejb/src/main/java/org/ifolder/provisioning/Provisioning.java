package org.ifolder.provisioning;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.host.HostState;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.RecordVersion;

/** Boundary at the master: provisions a member, that is decides the home host and records both (R3.3). */
@Stateless
public class Provisioning {

    @Inject
    private CurrentDomain domain;

    @Inject
    private Hosts hosts;

    @Inject
    private HomeHosts homeHosts;

    @Inject
    private Members members;

    /**
     * Creates a member with a home host.
     *
     * @param homeHost id or name of the host that the administrator has chosen; null to let the other strategies decide
     * @throws Refusal {@link Refusal.Kind#CONFLICT} when the login name is taken, {@link Refusal.Kind#INVALID} for details or a home
     *     host that cannot be taken, {@link Refusal.Kind#FORBIDDEN} unless the caller is an administrator
     */
    public Member provision(Caller caller, MemberDetails details, String homeHost) {
        domain.mustBeWritableBy(caller);
        HomeHostChoice choice = homeHosts.homeHostFor(HomeHostWish.chosen(homeHost));
        return members.create(caller, details, choice.hostId());
    }

    /**
     * Gives a member another home whose home has left the Domain (R2.7). The local password went with the old one: it is set anew.
     *
     * @param homeHost id or name of the host that the administrator has chosen; null to let the other strategies decide
     * @param expected the version that the caller has seen; null for any
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND}, {@link Refusal.Kind#STALE}, {@link Refusal.Kind#CONFLICT} for a member whose home is a host
     *     of the Domain, {@link Refusal.Kind#INVALID} for a home host that cannot be taken, and as each command of an administrator
     */
    public Member provisionAgain(Caller caller, String memberId, String homeHost, RecordVersion expected) {
        domain.mustBeWritableBy(caller);
        String before = members.find(memberId).homeHost();
        if (hosts.byId(before).filter(host -> host.state() != HostState.LEFT).isPresent()) {
            throw Refusal.conflict("homeHost", "The member's home is a host of the Domain: members cannot be moved yet.");
        }
        return members.settle(caller, memberId, homeHosts.homeHostFor(HomeHostWish.chosen(homeHost)).hostId(), expected);
    }
}
