package org.ifolder.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberState;
import org.ifolder.refusal.Refusal;

/** The members as the catalog's rules see them: ACTIVE here, or not. */
@Dependent
class ActiveMembers {

    @PersistenceContext
    private EntityManager em;

    /** Those of these members who are known here and ACTIVE. */
    Set<String> activeAmong(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(em.createQuery(
                        "select m.key from Member m where m.key in :ids and m.removed = false and m.state = :active", String.class)
                .setParameter("ids", ids)
                .setParameter("active", MemberState.ACTIVE)
                .getResultList());
    }

    /**
     * Returns the member who is to be given something, and locks their row until the transaction ends: a removal of the member
     * then comes wholly before this or wholly after it, and revokes what was given.
     *
     * @param field the input's field that names the member
     * @throws Refusal {@link Refusal.Kind#INVALID} unless the member is known here and ACTIVE
     */
    Member lock(String id, String field) {
        Member member = em.find(Member.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (member == null || !member.isActive()) {
            throw Refusal.invalid(field, "is not the id of an active member");
        }
        return member;
    }
}
