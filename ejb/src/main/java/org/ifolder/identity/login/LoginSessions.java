package org.ifolder.identity.login;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.access.Caller;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Boundary at the home host: logins that go on (R4.1). Whoever has proven a password gets an access token and a refresh token, which buys the next
 * pair, once. A refresh token that is shown a second time was stolen by somebody: its session ends (RFC 9700, section 4.14).
 */
@Stateless
public class LoginSessions {

    private static final Logger LOG = LoggerFactory.getLogger(LoginSessions.class);

    @Inject
    private SessionStore store;

    @Inject
    private AccessTokens tokens;

    @Inject
    private LocalHost localHost;

    @Inject
    private Members members;

    @Inject
    private Hosts hosts;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "ifolder.token.session-hours", defaultValue = "720")
    private long sessionHours;

    @Inject
    @ConfigProperty(name = "ifolder.token.sessions", defaultValue = "100")
    private int mostSessions;

    /** Begins a session of a person who has just proven their password here. Of too many of one person the oldest ends. */
    public IssuedTokens begin(Caller caller) {
        Instant now = clock.instant();
        store.endAllBut(mostSessions - 1, caller);
        String refresh = RefreshToken.next();
        LoginSession session = new LoginSession(caller.login(), caller.memberId(), RefreshToken.hash(refresh), now,
                now.plus(Duration.ofHours(sessionHours)));
        store.keep(session);
        return issued(caller, session, refresh);
    }

    private IssuedTokens issued(Caller caller, LoginSession session, String refresh) {
        return new IssuedTokens(tokens.issue(caller, session.id(), localHost.id()), tokens.validity(), refresh, Duration.ofHours(sessionHours));
    }

    /**
     * Gives the next tokens for a refresh token, which counts no more from then on.
     *
     * @return empty for one that is unknown, was used before, has expired, or is of a member who is not active or at home here any more
     */
    public Optional<IssuedTokens> refresh(String refreshToken) {
        String hash = RefreshToken.hash(refreshToken);
        Optional<LoginSession> found = store.byRefreshToken(hash);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        LoginSession session = found.get();
        if (!session.isRefreshedBy(hash)) {
            LOG.warn("session {} of {} ends: a refresh token was shown that had been used", session.id(), session.login());
            store.end(session);
            return Optional.empty();
        }
        Optional<Caller> caller = whose(session);
        if (session.isExpired(clock.instant()) || caller.isEmpty()) {
            store.end(session);
            return Optional.empty();
        }
        String next = RefreshToken.next();
        session.refresh(RefreshToken.hash(next));
        return Optional.of(issued(caller.get(), session, next));
    }

    private Optional<Caller> whose(LoginSession session) {
        return session.memberId() == null ? Optional.of(Caller.administrator(session.login()))
                : members.byId(session.memberId()).filter(Member::isActive).filter(member -> localHost.id().equals(member.homeHost()))
                        .map(member -> Caller.member(member.loginName(), member.id()));
    }

    /**
     * A token by which the member shows another host that they have logged in here.
     *
     * @param hostId the only host that it is for
     * @throws Refusal {@link Refusal.Kind#FORBIDDEN} for an administrator, who logs in at each host, and for who has not shown a token of this
     *     host; {@link Refusal.Kind#NOT_FOUND} when no host in service has this id
     */
    public IssuedTokens visit(TokenHolder holder, String hostId) {
        if (holder.caller().isAdministrator() || !holder.issuer().equals(localHost.id())) {
            throw Refusal.forbidden("Only a member who has logged in at this host gets a token for another.");
        }
        Host host = hosts.byId(hostId).filter(found -> found.state().isInService())
                .orElseThrow(() -> Refusal.notFound("There is no such host in service."));
        return new IssuedTokens(tokens.issue(holder.caller(), holder.session(), host.id()), tokens.validity(), null, null);
    }

    /** Ends the session that a refresh token is of, or was of: its tokens count no more at this host. Does nothing for one of no session. */
    public void end(String refreshToken) {
        store.byRefreshToken(RefreshToken.hash(refreshToken)).ifPresent(store::end);
    }

    /** Forgets sessions that have expired. */
    @Schedule(hour = "*", minute = "11", persistent = false)
    public void forgetExpired() {
        store.endExpired();
    }
}
