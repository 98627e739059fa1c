package org.ifolder.domain.member;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.Set;
import org.ifolder.replication.record.RecordTaken;

/** Collects within a transaction whose standing it changes, and tells it once when it has ended: {@link StandingChanged}. */
@ApplicationScoped
public class StandingChanges {

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private Event<StandingChanged> changed;

    /** Another record of a member of this host's own. Those that arrive are told by {@link MemberReplica}. */
    void taken(@Observes RecordTaken taken) {
        if (taken.change().type().equals(MemberReplica.TYPE)) {
            note(taken.change().key());
        }
    }

    /** To be called by each transaction that changes what counts when a member logs in, but for their record. */
    @SuppressWarnings("unchecked")
    public void note(String memberId) {
        Set<String> noted = (Set<String>) transactions.getResource(StandingChanges.class);
        if (noted == null) {
            noted = new HashSet<>();
            transactions.putResource(StandingChanges.class, noted);
            transactions.registerInterposedSynchronization(telling(noted));
        }
        noted.add(memberId);
    }

    private Synchronization telling(Set<String> noted) {
        return new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to write
            }

            @Override
            public void afterCompletion(int status) {
                changed.fire(new StandingChanged(noted));
            }
        };
    }
}
