package org.ifolder.identity.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.ifolder.domain.member.MemberRemoved;

/** The rows of hashes: those of this host's members, and at the master those that wait for other hosts. */
@ApplicationScoped
class PasswordStore {

    @PersistenceContext
    private EntityManager em;

    /** The hash that is kept here for a member. */
    Optional<String> hashOf(String memberId) {
        return Optional.ofNullable(em.find(LocalPassword.class, memberId)).map(LocalPassword::hash);
    }

    /** Keeps a hash for a member whose home this host is. */
    @Transactional
    void keep(String memberId, String hash) {
        LocalPassword known = em.find(LocalPassword.class, memberId);
        if (known == null) {
            em.persist(new LocalPassword(memberId, hash));
        } else if (!known.hash().equals(hash)) {
            known.hash(hash);
        }
    }

    /** Notes a hash for a member's home host; what waits for the member already is replaced. */
    @Transactional
    void await(String memberId, String homeHost, String hash) {
        AwaitedPassword waiting = em.find(AwaitedPassword.class, memberId);
        if (waiting == null) {
            waiting = new AwaitedPassword(memberId);
            waiting.describe(homeHost, hash);
            em.persist(waiting);
        } else {
            waiting.describe(homeHost, hash);
        }
    }

    /** Forgets a hash that waited, unless another has come for the member meanwhile. */
    @Transactional
    void settle(HandedPassword confirmed) {
        AwaitedPassword waiting = em.find(AwaitedPassword.class, confirmed.memberId());
        if (waiting != null && waiting.hash().equals(confirmed.hash())) {
            em.remove(waiting);
        }
    }

    /** A removed member needs no password. */
    void forget(@Observes MemberRemoved removal) {
        for (Class<?> kept : List.of(LocalPassword.class, AwaitedPassword.class)) {
            Object row = em.find(kept, removal.memberId());
            if (row != null) {
                em.remove(row);
            }
        }
    }

    List<String> awaitingHosts() {
        return em.createQuery("select distinct p.homeHost from AwaitedPassword p", String.class).getResultList();
    }

    List<HandedPassword> awaiting(String hostId, int most) {
        return em.createQuery("select p from AwaitedPassword p where p.homeHost = :host order by p.memberId", AwaitedPassword.class)
                .setParameter("host", hostId)
                .setMaxResults(most)
                .getResultStream().map(AwaitedPassword::handed).toList();
    }
}
