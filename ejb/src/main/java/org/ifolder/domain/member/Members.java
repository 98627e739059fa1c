package org.ifolder.domain.member;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.RecordSource;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.record.Outbox;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;
import org.ifolder.server.LocalHost;
import org.ifolder.text.InputCheck;

/**
 * Boundary: the members of the Domain. Everybody who is logged in may look them up, as nobody can share with people they cannot
 * find; domain administrators change them, at the master, and group administrators those of their groups (R4.6).
 */
@Stateless
public class Members {

    /** By how much more a home host's count may be than what the master knows of it, at a time: no host drives it to its end. */
    private static final int PASSWORDS_AT_A_TIME = 1_000;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private MemberSearch search;

    @Inject
    private LoginClaims claims;

    @Inject
    private CurrentDomain domain;

    @Inject
    private LocalHost localHost;

    @Inject
    private Outbox outbox;

    @Inject
    private AdministeredMembers administered;

    @Inject
    private Event<MemberRemoved> removals;

    @Inject
    private Event<SessionsEnded> sessionEnds;

    @Inject
    private Clock clock;

    @Inject
    private InputCheck input;

    @Inject
    private Limits limits;

    /**
     * The members that are not removed, by login name. The query is compared with the beginning of login, display and family name.
     *
     * @param homeHost id of the home host; null for all
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<Member> list(PageRequest request, String homeHost) {
        return search.page(request, homeHost);
    }

    /**
     * The member with this id, in whichever state.
     *
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is none
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Member find(String id) {
        return byId(id).orElseThrow(Members::unknown);
    }

    /** The member with this id, in whichever state; empty when none is known here (yet). */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Member> byId(String id) {
        return Optional.ofNullable(em.find(Member.class, id)).filter(member -> !member.isRemoved());
    }

    /** The members with these ids, in one query, by id; those that are not known here are missing. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Map<String, Member> byIds(Collection<String> ids) {
        return search.byIds(ids).stream().collect(Collectors.toMap(Member::id, member -> member));
    }

    /** The member that is not removed and has this normalised login name, see {@link LoginName#key()}. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Member> byLogin(String loginKey) {
        return search.byLogins(List.of(loginKey)).stream().findFirst();
    }

    /** Ids of the members that are not removed whose home is a host, in order, after one and up to a number. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<String> idsAtHome(String homeHost, String after, int atMost) {
        return search.idsAtHome(homeHost, after, atMost);
    }

    /** How many members that are not removed each host is home to, by its id. Counts the whole Domain: not for each request. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Map<String, Long> countByHomeHost() {
        return search.countByHomeHost();
    }

    /**
     * Creates a member, {@code ACTIVE}, with this home host. To be asked through {@code Provisioning}, which decides the home host.
     *
     * @throws Refusal {@link Refusal.Kind#CONFLICT} when the login name is taken, {@link Refusal.Kind#INVALID} for details that
     *     cannot be taken
     */
    public Member create(Caller caller, MemberDetails details, String homeHostId) {
        domain.mustBeWritableBy(caller);
        input.valid(details);
        LoginName login = LoginName.of(details.loginName(), limits);
        Member member = new Member(localHost.newKey());
        claims.claim(login, member.id());
        member.login(login);
        member.describe(details);
        member.provision(homeHostId, RecordSource.local());
        em.persist(member);
        outbox.take(member);
        return member;
    }

    /**
     * Changes what a member is called. The login name before is remembered as a former name; it becomes free.
     *
     * @param expected the version that the caller has seen; null for any
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND}, {@link Refusal.Kind#STALE}, {@link Refusal.Kind#INVALID}, and
     *     {@link Refusal.Kind#CONFLICT} when the login name is taken or the member is removed
     */
    public Member change(Caller caller, String id, MemberDetails details, RecordVersion expected) {
        mustBeChangeableBy(caller, id);
        input.valid(details);
        Member member = living(id, expected);
        if (details.equals(member.details())) {
            return member;
        }
        rename(member, LoginName.of(details.loginName(), limits));
        member.describe(details);
        outbox.take(member);
        return member;
    }

    /** Has a member live on another host from now on. To be asked through {@code Provisioning}, which decides it. Errors as {@link #change}. */
    public Member settle(Caller caller, String id, String homeHostId, RecordVersion expected) {
        domain.mustBeWritableBy(caller);
        Member member = living(id, expected);
        member.settle(homeHostId);
        outbox.take(member);
        return member;
    }

    /** Disables a member, who cannot log in from then on (R3.4); does nothing to one that is disabled. Errors as {@link #change}. */
    public Member disable(Caller caller, String id, RecordVersion expected) {
        return state(caller, id, MemberState.DISABLED, expected);
    }

    /** Enables a member that is disabled; does nothing to one that is active. Errors as {@link #change}. */
    public Member enable(Caller caller, String id, RecordVersion expected) {
        return state(caller, id, MemberState.ACTIVE, expected);
    }

    /**
     * Removes a member for good: the login name becomes free, the id is never used again, the iFolders stay (R3.5).
     * Errors as {@link #change}.
     */
    public Member remove(Caller caller, String id, RecordVersion expected) {
        domain.mustBeWritableBy(caller);
        Member member = living(id, expected);
        administered.mustBeDispensable(id);
        claims.release(member.loginKey(), id);
        member.state(MemberState.REMOVED);
        endSessions(member, member.sessionEpoch().withOneMoreEnd());
        removals.fire(new MemberRemoved(id));
        return member;
    }

    /**
     * Ends all that a member has begun by logging in: sessions at the home host, and tokens at every host, as soon as it learns of this. Allowed to
     * the member too. Errors as {@link #change}.
     */
    public Member endSessions(Caller caller, String id) {
        if (!caller.is(id)) {
            administered.mustAdminister(caller, id);
        }
        domain.mustBeWritableHere();
        Member member = living(id, null);
        endSessions(member, member.sessionEpoch().withOneMoreEnd());
        return member;
    }

    /**
     * Ends what a member has begun before they had another password, as the home host says. Does nothing where it is so already, nor for a member
     * whose home is another host, or who is not known.
     *
     * @param homeHost id of the host that says so
     * @param passwords how often the member has had another password, by that host's count
     */
    public void endSessionsAsHomeSays(String homeHost, String id, int passwords) {
        domain.mustBeWritableHere();
        byId(id).filter(member -> homeHost.equals(member.homeHost()) && member.state() != MemberState.REMOVED)
                .filter(member -> passwords > member.sessionEpoch().passwords())
                .ifPresent(member -> {
                    SessionEpoch now = member.sessionEpoch();
                    endSessions(member, now.withPasswords((int) Math.min(passwords, (long) now.passwords() + PASSWORDS_AT_A_TIME)));
                });
    }

    private Member state(Caller caller, String id, MemberState state, RecordVersion expected) {
        mustBeChangeableBy(caller, id);
        Member member = living(id, expected);
        if (member.state() == state) {
            return member;
        }
        if (state == MemberState.DISABLED) {
            administered.mustBeDispensable(id);
            member.state(state);
            endSessions(member, member.sessionEpoch().withOneMoreEnd());
        } else {
            member.state(state);
            outbox.take(member);
        }
        return member;
    }

    /** Takes the member's record along: the audit trail asks for the record of before, which is there until somebody queries. */
    private void endSessions(Member member, SessionEpoch epoch) {
        member.endSessions(epoch, clock.instant());
        outbox.take(member);
        sessionEnds.fire(new SessionsEnded(member.id(), epoch));
    }

    private void mustBeChangeableBy(Caller caller, String id) {
        administered.mustAdminister(caller, id);
        domain.mustBeWritableHere();
    }

    private void rename(Member member, LoginName login) {
        if (!login.key().equals(member.loginKey())) {
            claims.claim(login, member.id());
            claims.release(member.loginKey(), member.id());
        }
        member.rename(login, limits.of(Limit.FORMER_NAMES));
    }

    private Member living(String id, RecordVersion expected) {
        Member member = find(id);
        if (expected != null && !expected.equals(member.version())) {
            throw Refusal.stale("The member was changed since you read it.");
        }
        if (member.state() == MemberState.REMOVED) {
            throw Refusal.conflict(null, "The member is removed.");
        }
        return member;
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such member.");
    }
}
