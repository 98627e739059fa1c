package org.ifolder.provisioning;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ifolder.domain.member.Members;
import org.ifolder.server.Uptime;

/**
 * Counts members in memory, so that creating one does not count the Domain: one query at first, then every choice at once, taken
 * back when its transaction rolls back. Recounted now and then, because removals are not followed.
 */
@ApplicationScoped
class CountedMembers implements MemberCounts {

    private static final Duration RECOUNT = Duration.ofMinutes(5);

    @Inject
    private Members members;

    @Inject
    private Uptime uptime;

    @Resource
    private TransactionSynchronizationRegistry transactions;

    private volatile Map<String, AtomicLong> counts = Map.of();
    private volatile long nextCount;

    @Override
    public long at(String hostId) {
        AtomicLong count = current().get(hostId);
        return count == null ? 0 : count.get();
    }

    /** Counts one more member at a host, unless the running transaction rolls back. */
    void chosen(String hostId) {
        current().computeIfAbsent(hostId, host -> new AtomicLong()).incrementAndGet();
        if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
            pending().merge(hostId, 1L, Long::sum);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Long> pending() {
        Map<String, Long> pending = (Map<String, Long>) transactions.getResource(CountedMembers.class);
        if (pending == null) {
            pending = new HashMap<>();
            transactions.putResource(CountedMembers.class, pending);
            transactions.registerInterposedSynchronization(takeBack(pending));
        }
        return pending;
    }

    private Synchronization takeBack(Map<String, Long> pending) {
        return new Synchronization() {
            @Override
            public void beforeCompletion() {
                // the members are written by the persistence context
            }

            @Override
            public void afterCompletion(int status) {
                if (status != Status.STATUS_COMMITTED) {
                    pending.forEach((host, chosen) -> {
                        AtomicLong count = counts.get(host);
                        if (count != null) {
                            count.addAndGet(-chosen);
                        }
                    });
                }
            }
        };
    }

    private Map<String, AtomicLong> current() {
        if (uptime.millis() >= nextCount) {
            recount();
        }
        return counts;
    }

    private synchronized void recount() {
        if (uptime.millis() >= nextCount) {
            Map<String, AtomicLong> fresh = new ConcurrentHashMap<>();
            members.countByHomeHost().forEach((host, count) -> fresh.put(host, new AtomicLong(count)));
            counts = fresh;
            nextCount = uptime.millis() + RECOUNT.toMillis();
        }
    }
}
