package org.ifolder.domain.role;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.ifolder.access.AdministratorRole;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.group.Groups;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.AdministeredMembers;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberRemoved;
import org.ifolder.domain.member.Members;
import org.ifolder.domain.member.StandingChanges;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.ClosedStreams;
import org.ifolder.replication.record.Outbox;
import org.ifolder.server.LocalHost;
import org.ifolder.text.InputCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Boundary: who is an administrator of which kind (R4.6). Domain administrators give and take roles, at the master; auditors may look. One
 * domain administrator who is active remains.
 */
@Stateless
public class Roles {

    private static final Logger LOG = LoggerFactory.getLogger(Roles.class);

    private static final String PRESENT = " from RoleGrant g where g.removed = false";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Members members;

    @Inject
    private Groups groups;

    @Inject
    private Hosts hosts;

    @Inject
    private AdministeredMembers administered;

    @Inject
    private CurrentDomain domain;

    @Inject
    private LocalHost localHost;

    @Inject
    private ClosedStreams closed;

    @Inject
    private Outbox outbox;

    @Inject
    private StandingChanges standings;

    @Inject
    private InputCheck input;

    /** All roles that anybody has, by member. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<RoleGrant> list(PageRequest request) {
        List<RoleGrant> items = em.createQuery("select g" + PRESENT + " order by g.key", RoleGrant.class)
                .setFirstResult(request.offset()).setMaxResults(request.size()).getResultList();
        return Page.of(items, request, () -> em.createQuery("select count(g)" + PRESENT, Long.class).getSingleResult());
    }

    /** The roles of a member. @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is no such member */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<RoleGrant> of(String memberId) {
        return presentOf(members.find(memberId).id());
    }

    private List<RoleGrant> presentOf(String memberId) {
        return em.createQuery("select g" + PRESENT + " and g.memberId = :member order by g.key", RoleGrant.class)
                .setParameter("member", memberId)
                .getResultList();
    }

    /**
     * Makes a member an administrator of one kind, or changes where the role counts.
     *
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND} for an unknown member, {@link Refusal.Kind#CONFLICT} for one who is not active,
     *     {@link Refusal.Kind#INVALID} for a scope that does not fit the role or names what is not known, and as each command of an
     *     administrator
     */
    public RoleGrant grant(Caller caller, String memberId, AdministratorRole role, RoleScope wanted) {
        domain.mustBeWritableBy(caller);
        input.valid(wanted);
        Member member = members.find(memberId);
        if (!member.isActive()) {
            throw Refusal.conflict(null, "The member is not active.");
        }
        RoleScope scope = wanted.hosts().isEmpty() ? new RoleScope(List.of(member.homeHost()), wanted.groups()) : wanted;
        mustBeKnown(role, scope);
        if (role == AdministratorRole.DOMAIN_ADMINISTRATOR && !scope.hosts().contains(member.homeHost())) {
            administered.mustBeDispensable(memberId);
        }
        RoleGrant grant = em.find(RoleGrant.class, RoleGrant.keyOf(memberId, role));
        if (grant == null) {
            grant = new RoleGrant(memberId, role);
            em.persist(grant);
        } else if (!grant.isRemoved() && grant.scope().equals(scope)) {
            return grant;
        } else if (grant.isRemoved()) {
            grant.restore();
        }
        grant.scope(scope);
        outbox.take(grant);
        standings.note(memberId);
        LOG.info("member {} is {} by the word of hosts {}, as {} says", memberId, role, scope.hosts(), caller.login());
        return grant;
    }

    private void mustBeKnown(AdministratorRole role, RoleScope scope) {
        for (String host : scope.hosts()) {
            if (hosts.byId(host).filter(found -> found.state().isInService()).isEmpty()) {
                throw Refusal.invalid("hosts", "has a host that is not in service: " + host);
            }
        }
        if (role == AdministratorRole.GROUP_ADMINISTRATOR == scope.groups().isEmpty()) {
            throw Refusal.invalid("groups", "A group administrator has groups to administer, and nobody else has.");
        }
        scope.groups().forEach(groups::find);
    }

    /**
     * Takes a role from a member; does nothing where they do not have it.
     *
     * @return the role as it was left; empty where the member never had it
     * @throws Refusal {@link Refusal.Kind#CONFLICT} for the last domain administrator, and as each command of an administrator
     */
    public Optional<RoleGrant> withdraw(Caller caller, String memberId, AdministratorRole role) {
        domain.mustBeWritableBy(caller);
        if (role == AdministratorRole.DOMAIN_ADMINISTRATOR) {
            administered.mustBeDispensable(memberId);
        }
        Optional<RoleGrant> grant = Optional.ofNullable(em.find(RoleGrant.class, RoleGrant.keyOf(memberId, role)));
        grant.filter(found -> !found.isRemoved()).ifPresent(found -> {
            remove(found);
            LOG.info("member {} is {} no more, as {} says", memberId, role, caller.login());
        });
        return grant;
    }

    /**
     * A removed member has no role; the master says so to all. A master that takes its own stream back says nothing: what it takes back holds that
     * too.
     */
    public void withdrawAll(@Observes MemberRemoved removal) {
        if (localHost.isMaster() && !closed.isClosed(CollectionName.DOMAIN)) {
            presentOf(removal.memberId()).forEach(this::remove);
        }
    }

    private void remove(RoleGrant grant) {
        grant.remove();
        outbox.take(grant);
        standings.note(grant.memberId());
    }
}
