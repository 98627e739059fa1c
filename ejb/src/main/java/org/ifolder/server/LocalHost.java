package org.ifolder.server;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * This host: its id, its role, the Domain and the epoch that it knows. A host belongs to no Domain until it has founded or joined
 * one; that is remembered in its own database. Asked several times for each change, and so no EJB.
 */
@ApplicationScoped
public class LocalHost {

    @PersistenceContext
    private EntityManager em;

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @Inject
    @ConfigProperty(name = "ifolder.host.name")
    private String name;

    private final String incarnation = UUID.randomUUID().toString();

    private volatile HostIdentity identity;

    /** The host's unique name, as its settings say. */
    public String name() {
        return name;
    }

    /** The run of this host's numbering: a random name, new at each start (invariant 5). */
    public String incarnation() {
        return incarnation;
    }

    /** Whether this host belongs to a Domain. */
    public boolean isJoined() {
        return known() != null;
    }

    /** This host's id. @throws IllegalStateException when it is in no Domain */
    public String id() {
        return required().hostId();
    }

    public String domainId() {
        return required().domainId();
    }

    /** Id of the host that is master in the epoch that this host knows. */
    public String masterId() {
        return required().masterId();
    }

    public long epoch() {
        return required().epoch();
    }

    public HostRole role() {
        return isMaster() ? HostRole.MASTER : HostRole.SLAVE;
    }

    public boolean isMaster() {
        HostIdentity here = required();
        return here.hostId().equals(here.masterId());
    }

    /** A key for a new record that this host creates: its own id and a ULID, so ever larger and never used again. */
    public String newKey() {
        return required().hostId() + "-" + UlidCreator.getMonotonicUlid().toLowerCase();
    }

    /**
     * Remembers, within the caller's transaction, without which it fails, that this host belongs to a Domain.
     *
     * @throws IllegalStateException when it belongs to one already
     */
    public void become(String hostId, String domainId, String masterId, long epoch) {
        if (em.find(HostIdentity.class, HostIdentity.ONLY) != null) {
            throw new IllegalStateException("this host belongs to a Domain already");
        }
        HostIdentity here = new HostIdentity(hostId, domainId, masterId, epoch);
        em.persist(here);
        em.flush();
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to prepare: the row is flushed
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    identity = here;
                }
            }
        });
    }

    private HostIdentity required() {
        HostIdentity here = known();
        if (here == null) {
            throw new IllegalStateException("this host belongs to no Domain yet");
        }
        return here;
    }

    private HostIdentity known() {
        HostIdentity here = identity;
        if (here == null) {
            here = em.find(HostIdentity.class, HostIdentity.ONLY);
            if (here != null && transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
                identity = here;
            }
        }
        return here;
    }
}
