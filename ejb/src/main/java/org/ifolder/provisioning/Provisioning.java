package org.ifolder.provisioning;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;

/** Boundary at the master: provisions a member, that is decides the home host and records both (R3.3). */
@Stateless
public class Provisioning {

    @Inject
    private CurrentDomain domain;

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
}
