package org.ifolder.domain.group;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ifolder.domain.member.MemberRemoved;
import org.ifolder.replication.Outbox;
import org.ifolder.server.LocalHost;

/** Who belongs to which group, as records. All methods work within the caller's transaction. */
@ApplicationScoped
class Memberships {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Outbox outbox;

    @Inject
    private LocalHost localHost;

    /** Returns whether anything had to be changed. */
    boolean add(String groupId, String memberId) {
        Membership membership = em.find(Membership.class, Membership.keyOf(groupId, memberId));
        return add(membership, groupId, memberId);
    }

    /** Returns whether anything had to be changed. */
    boolean remove(String groupId, String memberId) {
        Membership membership = em.find(Membership.class, Membership.keyOf(groupId, memberId));
        return membership != null && remove(membership);
    }

    /** Makes exactly these members belong to the group. Returns whether anything had to be changed. */
    boolean set(String groupId, Set<String> memberIds) {
        Map<String, Membership> known = new HashMap<>();
        for (Membership membership : ofGroup(groupId)) {
            known.put(membership.key(), membership);
        }
        boolean changed = false;
        for (String memberId : memberIds) {
            changed |= add(known.remove(Membership.keyOf(groupId, memberId)), groupId, memberId);
        }
        for (Membership left : known.values()) {
            changed |= remove(left);
        }
        return changed;
    }

    void removeAllOf(String groupId) {
        ofGroup(groupId).forEach(this::remove);
    }

    /** A removed member belongs to no group; the master, who alone writes memberships, says so to all. */
    void leaveAll(@Observes MemberRemoved removal) {
        if (localHost.isMaster()) {
            em.createQuery("select s from Membership s where s.memberId = :member and s.removed = false", Membership.class)
                    .setParameter("member", removal.memberId())
                    .getResultList().forEach(this::remove);
        }
    }

    private boolean add(Membership known, String groupId, String memberId) {
        if (known != null && !known.isRemoved()) {
            return false;
        }
        if (known == null) {
            Membership membership = new Membership(groupId, memberId);
            em.persist(membership);
            outbox.take(membership);
        } else {
            known.restore();
            outbox.take(known);
        }
        return true;
    }

    private boolean remove(Membership membership) {
        if (membership.isRemoved()) {
            return false;
        }
        membership.remove();
        outbox.take(membership);
        return true;
    }

    /** All that the group ever had, tombstones too. */
    private List<Membership> ofGroup(String groupId) {
        return em.createQuery("select s from Membership s where s.groupId = :group", Membership.class)
                .setParameter("group", groupId).getResultList();
    }
}
