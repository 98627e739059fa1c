package org.ifolder.identity.login;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberRemoved;
import org.ifolder.domain.member.Members;
import org.ifolder.domain.member.SessionEpoch;
import org.ifolder.domain.member.SessionsEnded;
import org.ifolder.identity.password.PasswordChanged;
import org.ifolder.server.LocalHost;

/**
 * Boundary at the home host: the end of all that a member had begun with another password. Sessions end here at once, with the same commit; the
 * tokens at other hosts as soon as the master has told all hosts ({@link SessionEndReports}).
 */
@Stateless
public class SessionEnds {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private SessionStore sessions;

    @Inject
    private Members members;

    @Inject
    private LocalHost localHost;

    /** In which epoch a session of this member begins now: another password that the master has yet to tell of counts already. */
    public SessionEpoch epochOf(Member member) {
        SessionEndDue due = em.find(SessionEndDue.class, member.id());
        SessionEpoch known = member.sessionEpoch();
        return due == null ? known : known.withPasswords(Math.max(known.passwords(), due.passwords()));
    }

    /** Another password ends what was begun with the one before. */
    public void endWith(@Observes PasswordChanged change) {
        sessions.endAll(change.memberId());
        if (localHost.isMaster()) {
            members.byId(change.memberId()).ifPresent(
                    member -> members.endSessionsAsHomeSays(localHost.id(), member.id(), member.sessionEpoch().passwords() + 1));
            return;
        }
        members.byId(change.memberId()).ifPresent(member -> {
            SessionEndDue due = em.find(SessionEndDue.class, member.id(), LockModeType.PESSIMISTIC_WRITE);
            if (due == null) {
                em.persist(new SessionEndDue(member.id(), member.sessionEpoch().passwords() + 1));
            } else {
                due.raise(member.sessionEpoch().passwords());
            }
        });
    }

    /** Some of what the master has yet to be told, after a member and at most as many as given. */
    public List<SessionEnd> due(String after, int most) {
        return em.createQuery("select d from SessionEndDue d, Member m where m.key = d.memberId and m.homeHost = :here and d.memberId > :after order by d.memberId",
                        SessionEndDue.class)
                .setParameter("here", localHost.id()).setParameter("after", after).setMaxResults(most).getResultStream().map(SessionEndDue::told).toList();
    }

    /** Of who is removed, the master has told that already. */
    public void forget(@Observes MemberRemoved removal) {
        em.createQuery("delete from SessionEndDue d where d.memberId = :member").setParameter("member", removal.memberId()).executeUpdate();
    }

    /** The master tells all hosts now, this one too. */
    public void settle(@Observes SessionsEnded ended) {
        em.createQuery("delete from SessionEndDue d where d.memberId = :member and d.passwords <= :passwords")
                .setParameter("member", ended.memberId()).setParameter("passwords", ended.epoch().passwords()).executeUpdate();
    }
}
