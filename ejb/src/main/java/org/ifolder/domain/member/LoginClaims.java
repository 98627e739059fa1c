package org.ifolder.domain.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import org.ifolder.database.DatabaseRefusal;
import org.ifolder.refusal.Refusal;

/** Which login names are taken. Two transactions that claim one name at once are told apart by the table's key. */
@ApplicationScoped
class LoginClaims {

    @PersistenceContext
    private EntityManager em;

    /** Claims a name for a member, within the caller's transaction, without asking whether it is free. */
    void note(LoginName login, String memberId) {
        em.persist(new LoginClaim(login.key(), memberId));
    }

    /** Whether the name is free, as far as this transaction sees. */
    boolean isFree(LoginName login) {
        return em.find(LoginClaim.class, login.key()) == null;
    }

    /**
     * Claims a name for a member, within the caller's transaction.
     *
     * @throws Refusal {@link Refusal.Kind#CONFLICT} when it is taken
     */
    void claim(LoginName login, String memberId) {
        if (!isFree(login)) {
            throw taken();
        }
        note(login, memberId);
        try {
            em.flush();
        } catch (PersistenceException e) {
            throw DatabaseRefusal.of(e) == DatabaseRefusal.CONSTRAINT ? taken() : e;
        }
    }

    /** Gives a name back, where it is this member's. */
    void release(String loginKey, String memberId) {
        LoginClaim claim = em.find(LoginClaim.class, loginKey);
        if (claim != null && claim.memberId().equals(memberId)) {
            em.remove(claim);
        }
    }

    /** The row by which a member claims the login name that they have. */
    Optional<LoginClaim> of(Member member) {
        return Optional.ofNullable(em.find(LoginClaim.class, member.loginKey()))
                .filter(claim -> claim.memberId().equals(member.id()));
    }

    static Refusal taken() {
        return Refusal.conflict("loginName", "Another member has this login name.");
    }
}
