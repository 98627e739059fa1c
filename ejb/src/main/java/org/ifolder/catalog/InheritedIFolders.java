package org.ifolder.catalog;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.ifolder.server.LocalHost;

/** Writes down, of the iFolders of a host whose heir this one is, that they live here and are owned by nobody (R2.7). */
@Stateless
public class InheritedIFolders {

    private static final int AT_ONCE = 500;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private CatalogRecords records;

    @Inject
    private LocalHost localHost;

    @Inject
    private Clock clock;

    /**
     * Takes over some of them. Who owned one keeps READ_WRITE, as after every passing on of the ownership.
     *
     * @return how many; 0 once there are no more
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int takeOverSome(String removedHost) {
        List<String> ids = em.createQuery("select f.key from IFolder f where f.host = :host and f.removed = false order by f.key",
                        String.class)
                .setParameter("host", removedHost)
                .setMaxResults(AT_ONCE)
                .getResultList();
        if (ids.isEmpty()) {
            return 0;
        }
        List<IFolder> ifolders = em.createQuery("select f from IFolder f where f.key in :ids order by f.key", IFolder.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        em.createQuery("select r from Right r where r.ifolder in :ifolders and r.level = :owner and r.removed = false", Right.class)
                .setParameter("ifolders", ids)
                .setParameter("owner", RightLevel.OWNER)
                .getResultStream().forEach(this::lower);
        for (IFolder ifolder : ifolders) {
            ifolder.inherit(localHost.id(), clock.instant());
            records.changed(ifolder);
        }
        return ifolders.size();
    }

    private void lower(Right right) {
        right.become(RightLevel.READ_WRITE);
        records.changed(right);
    }
}
