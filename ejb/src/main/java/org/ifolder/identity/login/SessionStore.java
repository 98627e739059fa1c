package org.ifolder.identity.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.ifolder.domain.member.SessionsEnded;

/** The sessions of this host. */
@ApplicationScoped
class SessionStore {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    void keep(LoginSession session) {
        em.persist(session);
    }

    /** The session of which this refresh token is, or was at any time; locked until the transaction ends. */
    Optional<LoginSession> byRefreshToken(RefreshToken token) {
        return em.createQuery("select s from LoginSession s where s.familyHash = :family", LoginSession.class)
                .setParameter("family", token.familyHash())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().findFirst();
    }

    /** The session, where it has not ended. */
    Optional<LoginSession> live(String id) {
        return Optional.ofNullable(em.find(LoginSession.class, id)).filter(found -> !found.isExpired(clock.instant()));
    }

    void end(LoginSession session) {
        em.remove(session);
    }

    /** Ends all sessions of a member but the newest. */
    void endAllBut(int newest, String memberId) {
        em.createQuery("select s from LoginSession s where s.memberId = :member order by s.id desc", LoginSession.class)
                .setParameter("member", memberId)
                .setFirstResult(newest)
                .getResultStream().forEach(em::remove);
    }

    /** Ends all sessions of a member. */
    void endAll(String memberId) {
        em.createQuery("delete from LoginSession s where s.memberId = :member").setParameter("member", memberId).executeUpdate();
    }

    void endExpired() {
        em.createQuery("delete from LoginSession s where s.expiresAt <= :now").setParameter("now", clock.millis()).executeUpdate();
    }

    /** How many sessions of a member go on. */
    long count(String memberId) {
        return em.createQuery("select count(s) from LoginSession s where s.memberId = :member and s.expiresAt > :now", Long.class)
                .setParameter("member", memberId).setParameter("now", clock.millis()).getSingleResult();
    }

    /** Those that began before the member's sessions were ended. */
    void end(@Observes SessionsEnded ended) {
        em.createQuery("delete from LoginSession s where s.memberId = :member"
                        + " and (s.epoch.ended < :ended or s.epoch.passwords < :passwords)")
                .setParameter("member", ended.memberId())
                .setParameter("ended", ended.epoch().ended())
                .setParameter("passwords", ended.epoch().passwords())
                .executeUpdate();
    }
}
