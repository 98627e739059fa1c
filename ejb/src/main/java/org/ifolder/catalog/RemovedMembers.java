package org.ifolder.catalog;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.ifolder.domain.member.MemberRemoved;
import org.ifolder.domain.member.MemberState;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.ClosedStreams;
import org.ifolder.server.LocalHost;

/**
 * Revokes a removed member's rights on the iFolders that live here, in the transaction of the removal (R3.5). What they owned
 * becomes an orphan; nothing is deleted. The hosts on which their other iFolders live do the same. While this host may write nothing in
 * the Catalog, the removal passes all the same, and the rights are {@link OwedRevocations owed}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class RemovedMembers {

    private static final int AT_ONCE = 500;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private CatalogRecords records;

    @Inject
    private LocalHost localHost;

    @Inject
    private ClosedStreams closed;

    @Inject
    private OwedRevocations owed;

    @Inject
    private Clock clock;

    public void revokeRights(@Observes MemberRemoved removal) {
        if (closed.isClosed(CollectionName.CATALOG)) {
            owed.owe();
            return;
        }
        String after = "";
        while (after != null) {
            after = revokeAfter(removal.memberId(), after);
        }
    }

    /** Members who are removed and still hold rights on what lives here; a bounded number. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<String> stillHolding() {
        return em.createQuery("select distinct r.member from Right r, IFolder f where r.removed = false and f.key = r.ifolder"
                        + " and f.host = :here and r.member in (select m.key from Member m where m.removed = true"
                        + " or m.state = :gone)", String.class)
                .setParameter("here", localHost.id())
                .setParameter("gone", MemberState.REMOVED)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** Revokes some of a member's rights on what lives here. @return whether there may be more */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean revokeSome(String member) {
        return revokeAfter(member, "") != null;
    }

    private String revokeAfter(String member, String after) {
        List<String> ifolders = ifoldersOf(member, after);
        if (ifolders.isEmpty()) {
            return null;
        }
        revoke(member, ifolders);
        return ifolders.get(ifolders.size() - 1);
    }

    private List<String> ifoldersOf(String member, String after) {
        return em.createQuery("select r.ifolder from Right r, IFolder f where r.member = :member and r.removed = false"
                        + " and f.key = r.ifolder and f.host = :here and r.ifolder > :after order by r.ifolder", String.class)
                .setParameter("member", member)
                .setParameter("here", localHost.id())
                .setParameter("after", after)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    private void revoke(String member, List<String> ifolders) {
        List<IFolder> locked = em.createQuery("select f from IFolder f where f.key in :ifolders order by f.key", IFolder.class)
                .setParameter("ifolders", ifolders)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        em.createQuery("select r from Right r where r.member = :member and r.ifolder in :ifolders and r.removed = false",
                        Right.class)
                .setParameter("member", member)
                .setParameter("ifolders", ifolders)
                .getResultStream().forEach(records::remove);
        for (IFolder ifolder : locked) {
            if (ifolder.isOwnedBy(member)) {
                ifolder.orphan(clock.instant());
                records.changed(ifolder);
            }
        }
    }
}
