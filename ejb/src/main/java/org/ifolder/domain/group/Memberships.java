package org.ifolder.domain.group;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ifolder.domain.member.MemberRemoved;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.ClosedStreams;
import org.ifolder.replication.record.Outbox;
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

    @Inject
    private ClosedStreams closed;

    /** Makes the member belong to the group, where they do not already. */
    Membership add(String groupId, String memberId) {
        Membership known = em.find(Membership.class, Membership.keyOf(groupId, memberId));
        if (known == null) {
            return created(groupId, memberId);
        }
        restored(known);
        return known;
    }

    /** Makes the member not belong to the group; empty where there never was a membership. */
    Optional<Membership> remove(String groupId, String memberId) {
        Optional<Membership> known = Optional.ofNullable(em.find(Membership.class, Membership.keyOf(groupId, memberId)));
        known.ifPresent(this::remove);
        return known;
    }

    /** Makes exactly these members belong to the group. Returns whether anything had to be changed. */
    boolean set(String groupId, Set<String> memberIds) {
        Map<String, Membership> known = new HashMap<>();
        for (Membership membership : ofGroup(groupId)) {
            known.put(membership.key(), membership);
        }
        boolean changed = false;
        for (String memberId : memberIds) {
            Membership membership = known.remove(Membership.keyOf(groupId, memberId));
            if (membership == null) {
                created(groupId, memberId);
                changed = true;
            } else {
                changed |= restored(membership);
            }
        }
        for (Membership left : known.values()) {
            changed |= remove(left);
        }
        return changed;
    }

    void removeAllOf(String groupId) {
        ofGroup(groupId).forEach(this::remove);
    }

    /**
     * A removed member belongs to no group; the master, who alone writes memberships, says so to all. A master that takes its own stream
     * back says nothing: what it takes back holds that too.
     */
    void leaveAll(@Observes MemberRemoved removal) {
        if (localHost.isMaster() && !closed.isClosed(CollectionName.DOMAIN)) {
            em.createQuery("select s from Membership s where s.memberId = :member and s.removed = false", Membership.class)
                    .setParameter("member", removal.memberId())
                    .getResultList().forEach(this::remove);
        }
    }

    private Membership created(String groupId, String memberId) {
        Membership membership = new Membership(groupId, memberId);
        em.persist(membership);
        outbox.take(membership);
        return membership;
    }

    private boolean restored(Membership membership) {
        if (!membership.isRemoved()) {
            return false;
        }
        membership.restore();
        outbox.take(membership);
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
