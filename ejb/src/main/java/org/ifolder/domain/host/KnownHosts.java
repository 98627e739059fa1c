package org.ifolder.domain.host;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.ifolder.server.Uptime;

/**
 * All hosts, kept in memory for a moment: they are few, change rarely and are asked for at every request. What this host commits
 * is seen at once; the time limit only bounds what a race between reading and committing can leave behind. What is asked with every
 * batch or every request asks here; all else asks {@link Hosts}.
 */
@ApplicationScoped
public class KnownHosts {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private Cache<Class<Host>, List<Host>> hosts;

    @Inject
    private Uptime uptime;

    @PersistenceContext
    private EntityManager em;

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @PostConstruct
    void open() {
        hosts = Caffeine.newBuilder().expireAfterWrite(MOMENT).ticker(() -> TimeUnit.MILLISECONDS.toNanos(uptime.millis())).build();
    }

    /** All hosts by name, detached, as a list that is the same until they are read anew. Inside a transaction that has changed hosts: as they are there. */
    public List<Host> all() {
        if (changedHere()) {
            return read(FlushModeType.AUTO);
        }
        return hosts.get(Host.class, any -> values(read(FlushModeType.COMMIT)));
    }

    /** The host with this id, in whichever state; as {@link #all}. */
    public Optional<Host> byId(String id) {
        return all().stream().filter(host -> host.id().equals(id)).findFirst();
    }

    /** Copies, and not the entities detached: the transaction that happens to read them may be about to change one. */
    private static List<Host> values(List<Host> read) {
        return read.stream().map(Host::copy).toList();
    }

    /** @param flush not what a transaction is about that happens to ask, and has nothing to do with hosts */
    private List<Host> read(FlushModeType flush) {
        List<Host> found = em.createQuery("select h from Host h where h.removed = false and h.name is not null", Host.class)
                .setFlushMode(flush).getResultList();
        return found.stream().sorted(Comparator.comparing(Host::name)).toList();
    }

    private boolean changedHere() {
        return transactions.getTransactionStatus() == Status.STATUS_ACTIVE
                && transactions.getResource(KnownHosts.class) != null;
    }

    /** To be called by each transaction that changes a host. */
    void forgetAfterCommit() {
        afterwards();
    }

    /**
     * Takes hold of something until the current transaction has ended and all ask anew what it has changed of hosts.
     *
     * @param hold takes it; what it returns lets it go
     */
    void forgetAfterCommit(Supplier<Runnable> hold) {
        List<Runnable> afterwards = afterwards();
        afterwards.add(hold.get());
    }

    @SuppressWarnings("unchecked")
    private List<Runnable> afterwards() {
        Object known = transactions.getResource(KnownHosts.class);
        if (known != null) {
            return (List<Runnable>) known;
        }
        List<Runnable> afterwards = new ArrayList<>();
        transactions.putResource(KnownHosts.class, afterwards);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to write
            }

            @Override
            public void afterCompletion(int status) {
                // Waits for who reads them at this moment: what was read before the commit does not stay.
                hosts.invalidate(Host.class);
                afterwards.forEach(Runnable::run);
            }
        });
        return afterwards;
    }
}
