package org.ifolder.identity.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.domain.member.MemberRemoved;
import org.ifolder.identity.password.PasswordChanged;

/** The sessions of this host. They end with their member, and with the password that began them. */
@ApplicationScoped
class SessionStore {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    void keep(LoginSession session) {
        em.persist(session);
    }

    /** The session that this refresh token is of, or was of before it was used; locked until the transaction ends. */
    Optional<LoginSession> byRefreshToken(String hash) {
        return em.createQuery("select s from LoginSession s where s.refreshHash = :hash or s.formerHash = :hash", LoginSession.class)
                .setParameter("hash", hash)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().findFirst();
    }

    /** Whether a session has not ended. */
    boolean isLive(String id) {
        LoginSession found = em.find(LoginSession.class, id);
        return found != null && !found.isExpired(clock.instant());
    }

    void end(LoginSession session) {
        em.remove(session);
    }

    /** Ends all sessions of a person but the newest. */
    void endAllBut(int newest, Caller caller) {
        em.createQuery("select s from LoginSession s where s.login = :login order by s.id desc", LoginSession.class)
                .setParameter("login", caller.login())
                .setFirstResult(newest)
                .getResultStream().forEach(em::remove);
    }

    void endExpired() {
        em.createQuery("delete from LoginSession s where s.expiresAt <= :now").setParameter("now", clock.millis()).executeUpdate();
    }

    void endWith(@Observes MemberRemoved removal) {
        endAllOf(removal.memberId());
    }

    void endWith(@Observes PasswordChanged change) {
        endAllOf(change.memberId());
    }

    private void endAllOf(String memberId) {
        em.createQuery("delete from LoginSession s where s.memberId = :member").setParameter("member", memberId).executeUpdate();
    }
}
