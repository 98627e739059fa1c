package org.ifolder.domain.role;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ifolder.access.AdministratorRole;
import org.ifolder.access.Caller;
import org.ifolder.domain.Domain;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.AdministeredMembers;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberState;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;

/** Which roles count, by this host's copy of the Domain collection. */
@ApplicationScoped
public class GrantedRoles implements AdministeredMembers {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Hosts hosts;

    @Inject
    private LocalHost localHost;

    /**
     * The member, with the roles that count by the word of a host.
     *
     * @param host id of the host that says who asks: the one at which they have logged in (R4.4)
     */
    public Caller caller(Member member, String host) {
        return caller(member, of(member.id()), host);
    }

    /** As {@link #caller(Member, String)}, where all roles of the member are at hand. */
    public static Caller caller(Member member, List<RoleGrant> grants, String host) {
        Set<AdministratorRole> roles = EnumSet.noneOf(AdministratorRole.class);
        Set<String> groups = new HashSet<>();
        for (RoleGrant grant : grants) {
            if (grant.hosts().contains(host)) {
                grant.role().ifPresent(roles::add);
                groups.addAll(grant.groups());
            }
        }
        return new Caller(member.loginName(), member.id(), roles, groups);
    }

    /** All roles that a member has, by the word of whichever host. */
    public List<RoleGrant> of(String memberId) {
        return em.createQuery("select g from RoleGrant g where g.memberId = :member and g.removed = false", RoleGrant.class)
                .setParameter("member", memberId)
                .getResultList();
    }

    @Override
    public void mustAdminister(Caller caller, String memberId) {
        if (caller.isAdministrator()) {
            return;
        }
        if (!caller.has(AdministratorRole.GROUP_ADMINISTRATOR) || !isInOneOf(memberId, caller.groups())) {
            throw Refusal.forbidden("You do not administer this member.");
        }
        if (!of(memberId).isEmpty()) {
            throw Refusal.forbidden("The member is an administrator: only a domain administrator may do this.");
        }
    }

    @Override
    public void mustBeDispensable(String memberId) {
        em.find(Domain.class, localHost.domainId(), LockModeType.PESSIMISTIC_WRITE);
        List<Object[]> administrators = em.createQuery("select g, m from RoleGrant g, Member m where g.removed = false and g.role = :role"
                        + " and m.key = g.memberId and m.removed = false and m.state = :active", Object[].class)
                .setParameter("role", AdministratorRole.DOMAIN_ADMINISTRATOR.name())
                .setParameter("active", MemberState.ACTIVE)
                .getResultList();
        Set<String> counting = new HashSet<>();
        administrators.forEach(row -> {
            if (counts((RoleGrant) row[0], (Member) row[1])) {
                counting.add(((Member) row[1]).id());
            }
        });
        if (counting.equals(Set.of(memberId))) {
            throw Refusal.conflict(null, "The member is the last domain administrator whose role counts: make somebody else one first.");
        }
    }

    private boolean counts(RoleGrant grant, Member member) {
        return grant.hosts().contains(member.homeHost()) && hosts.byId(member.homeHost()).filter(home -> home.state().isInService()).isPresent();
    }

    private boolean isInOneOf(String memberId, Set<String> groups) {
        return !groups.isEmpty() && em.createQuery("select count(s) from Membership s where s.memberId = :member and s.groupId in :groups"
                        + " and s.removed = false", Long.class)
                .setParameter("member", memberId)
                .setParameter("groups", groups)
                .getSingleResult() > 0;
    }
}
