package org.ifolder.catalog;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.ClosedStreams;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Revokes the rights of members who were removed while this host could write nothing in the Catalog, once it can (R3.5). Looks each
 * minute, and asks the database only while something may be owed, which after a start is not known.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwedRevocations {

    private static final Logger LOG = LoggerFactory.getLogger(OwedRevocations.class);

    /** A removal that has just passed may not have been committed at the first look. */
    private static final int LOOKS = 2;

    @Inject
    private RemovedMembers removed;

    @Inject
    private ClosedStreams closed;

    @Inject
    private LocalHost localHost;

    private final AtomicInteger looks = new AtomicInteger(LOOKS);

    /** A member was removed whose rights could not be revoked. */
    public void owe() {
        looks.set(LOOKS);
    }

    @Schedule(hour = "*", minute = "*", second = "37", persistent = false)
    public void settle() {
        int left = looks.get();
        if (left == 0 || !localHost.isJoined() || closed.isClosed(CollectionName.CATALOG)) {
            return;
        }
        try {
            List<String> members = removed.stillHolding();
            for (String member : members) {
                LOG.info("revoking the rights of member {}, who was removed while nothing could be written here", member);
                while (removed.revokeSome(member)) {
                    LOG.trace("some rights of member {} are revoked", member);
                }
            }
            if (members.isEmpty()) {
                looks.compareAndSet(left, left - 1);
            }
        } catch (RuntimeException e) {
            LOG.warn("rights of removed members are still owed and tried again: {}", e.toString());
        }
    }
}
