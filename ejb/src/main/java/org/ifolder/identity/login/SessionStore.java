package org.ifolder.identity.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.SessionsEnded;
import org.ifolder.domain.member.StandingChanges;

/** The sessions of this host. */
@ApplicationScoped
class SessionStore {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private StandingChanges standings;

    @Inject
    private Clock clock;

    void keep(LoginSession session) {
        em.persist(session);
        standings.note(session.memberId());
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

    /** Until when a member's sessions go on, by id. */
    Map<String, Instant> live(Member member) {
        return em.createQuery("select s from LoginSession s where s.memberId = :member and s.expiresAt > :now", LoginSession.class)
                .setParameter("member", member.id()).setParameter("now", clock.millis())
                .getResultStream().collect(Collectors.toMap(LoginSession::id, LoginSession::expiresAt));
    }

    void end(LoginSession session) {
        em.remove(session);
        standings.note(session.memberId());
    }

    /** Ends all sessions of a member but the newest. */
    void endAllBut(int newest, String memberId) {
        em.createQuery("select s from LoginSession s where s.memberId = :member order by s.id desc", LoginSession.class)
                .setParameter("member", memberId)
                .setFirstResult(newest)
                .getResultStream().forEach(em::remove);
        standings.note(memberId);
    }

    /** Ends all sessions of a member. */
    void endAll(String memberId) {
        standings.note(memberId);
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
        standings.note(ended.memberId());
        em.createQuery("delete from LoginSession s where s.memberId = :member"
                        + " and (s.epoch.ended < :ended or s.epoch.passwords < :passwords)")
                .setParameter("member", ended.memberId())
                .setParameter("ended", ended.epoch().ended())
                .setParameter("passwords", ended.epoch().passwords())
                .executeUpdate();
    }
}
