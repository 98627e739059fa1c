package org.ifolder.domain.group;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.RecordSource;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberState;
import org.ifolder.domain.member.Members;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.record.Outbox;
import org.ifolder.server.LocalHost;
import org.ifolder.text.InputCheck;
import org.ifolder.text.Text;

/** Boundary: the groups of the Domain. Everybody who is logged in may look them up; administrators change them, at the master. */
@Stateless
public class Groups {

    private static final String NAMED = " and g.nameKey like :prefix";

    private static final String MEMBERS =
            " from Member m, Membership s where s.groupId = :group and s.removed = false and m.key = s.memberId"
                    + " and m.removed = false and m.state <> org.ifolder.domain.member.MemberState.REMOVED";

    private static final String MEMBER_NAMED =
            " and (m.loginKey like :prefix or m.displayKey like :prefix or m.familyKey like :prefix)";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Memberships memberships;

    @Inject
    private Members members;

    @Inject
    private CurrentDomain domain;

    @Inject
    private LocalHost localHost;

    @Inject
    private Outbox outbox;

    @Inject
    private InputCheck input;

    /** The groups by name; the query is compared with the beginning of the name. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<Group> list(PageRequest request) {
        String condition = " from Group g where g.removed = false" + (request.query() == null ? "" : NAMED);
        return page("g", condition, "g.nameKey, g.key", Group.class, null, request);
    }

    /** The members of a group that are known here, by login name. @throws Refusal {@link Refusal.Kind#NOT_FOUND} */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<Member> members(String groupId, PageRequest request) {
        find(groupId);
        String condition = MEMBERS + (request.query() == null ? "" : MEMBER_NAMED);
        return page("m", condition, "m.loginKey, m.key", Member.class, groupId, request);
    }

    /** @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is no such group */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Group find(String id) {
        return Optional.ofNullable(em.find(Group.class, id)).filter(group -> !group.isRemoved())
                .orElseThrow(() -> Refusal.notFound("There is no such group."));
    }

    /** Creates a group without members. @throws Refusal {@link Refusal.Kind#INVALID} for details that cannot be taken */
    public Group create(Caller caller, GroupDetails details) {
        domain.mustBeWritableBy(caller);
        input.valid(details);
        Group group = new Group(localHost.newKey());
        group.describe(details);
        group.source(RecordSource.local());
        em.persist(group);
        outbox.take(group);
        return group;
    }

    /**
     * Changes what a group is called.
     *
     * @param expected the version that the caller has seen; null for any
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND}, {@link Refusal.Kind#STALE}, {@link Refusal.Kind#INVALID}
     */
    public Group change(Caller caller, String id, GroupDetails details, RecordVersion expected) {
        domain.mustBeWritableBy(caller);
        input.valid(details);
        Group group = expected(id, expected);
        if (!details.equals(group.details())) {
            group.describe(details);
            outbox.take(group);
        }
        return group;
    }

    /** Removes a group; its members stay. Errors as {@link #change}. */
    public Group remove(Caller caller, String id, RecordVersion expected) {
        domain.mustBeWritableBy(caller);
        Group group = expected(id, expected);
        memberships.removeAllOf(id);
        group.remove();
        outbox.take(group);
        return group;
    }

    /**
     * Adds a member to a group; does nothing where they belong to it.
     *
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is no such group or member
     */
    public Membership add(Caller caller, String groupId, String memberId) {
        domain.mustBeWritableBy(caller);
        find(groupId);
        if (members.find(memberId).state() == MemberState.REMOVED) {
            throw Refusal.conflict("member", "The member is removed.");
        }
        return memberships.add(groupId, memberId);
    }

    /**
     * Takes a member out of a group; does nothing where they do not belong to it.
     *
     * @return the membership as it was left; empty where there never was one
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is no such group
     */
    public Optional<Membership> takeOut(Caller caller, String groupId, String memberId) {
        domain.mustBeWritableBy(caller);
        find(groupId);
        return memberships.remove(groupId, memberId);
    }

    private Group expected(String id, RecordVersion expected) {
        Group group = find(id);
        if (expected != null && !expected.equals(group.version())) {
            throw Refusal.stale("The group was changed since you read it.");
        }
        return group;
    }

    private <T> Page<T> page(String row, String condition, String order, Class<T> type, String groupId, PageRequest request) {
        TypedQuery<Long> count = em.createQuery("select count(" + row + ")" + condition, Long.class);
        TypedQuery<T> rows = em.createQuery("select " + row + condition + " order by " + order, type);
        for (TypedQuery<?> query : List.of(count, rows)) {
            if (groupId != null) {
                query.setParameter("group", groupId);
            }
            if (request.query() != null) {
                query.setParameter("prefix", Text.beginsWith(request.query()));
            }
        }
        List<T> items = rows.setFirstResult(request.offset()).setMaxResults(request.size()).getResultList();
        return Page.of(items, request, count::getSingleResult);
    }
}
