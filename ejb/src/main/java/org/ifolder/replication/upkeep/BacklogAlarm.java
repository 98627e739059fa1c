package org.ifolder.replication.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ifolder.replication.relay.ReplicationStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when this host's own changes pile up that nobody else has yet: they are bounded by its disk alone (R7.4, invariant 14). Said once
 * when there are too many, again whenever they have doubled, and once when they are few again.
 */
@ApplicationScoped
class BacklogAlarm {

    private static final Logger LOG = LoggerFactory.getLogger(BacklogAlarm.class);

    @Inject
    private ReplicationStatus status;

    @Inject
    private UpkeepSettings settings;

    private long saidAt;

    /** @return whether something was said */
    synchronized boolean look() {
        long backlog = status.backlog();
        if (backlog >= settings.backlogAlarmChanges() && backlog >= 2 * saidAt) {
            LOG.warn("{} changes of this host are on no other host yet; they are kept, and grow with the disk as their only bound", backlog);
            saidAt = backlog;
            return true;
        }
        if (saidAt > 0 && backlog < settings.backlogAlarmChanges()) {
            LOG.info("the changes of this host that are on no other host yet are {} again", backlog);
            saidAt = 0;
            return true;
        }
        return false;
    }
}
