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
import org.ifolder.identity.password.LocalPasswords;
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
    private LocalPasswords passwords;

    @Inject
    private SessionEnds ends;

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

    /**
     * Begins a session of a member at home here, where the password is theirs still: it is compared once more under a lock, so that no session is
     * left that began with the password before. Of too many the oldest ends.
     *
     * @return empty where the password counts no more
     * @throws Refusal {@link Refusal.Kind#FORBIDDEN} for the operator of this host, who shows the password each time
     */
    public Optional<IssuedTokens> begin(Caller caller, String password) {
        if (!caller.isMember()) {
            throw Refusal.forbidden("The operator of a host has no session: show login name and password with each request.");
        }
        if (!passwords.isStill(caller.memberId(), password)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        store.endAllBut(mostSessions - 1, caller.memberId());
        RefreshToken refresh = RefreshToken.first();
        LoginSession session = new LoginSession(caller.memberId(), ends.epochOf(members.find(caller.memberId())), refresh, now,
                now.plus(Duration.ofHours(sessionHours)));
        store.keep(session);
        return Optional.of(issued(caller, session, refresh, now));
    }

    private IssuedTokens issued(Caller caller, LoginSession session, RefreshToken refresh, Instant now) {
        return new IssuedTokens(tokens.issue(caller.memberId(), session, localHost.id()), tokens.validity(), refresh.text(), session.left(now));
    }

    /**
     * Gives the next tokens for a refresh token, which counts no more from then on.
     *
     * @return empty for one that is unknown, was used before, has expired, or is of a member who is not active or at home here any more
     */
    public Optional<IssuedTokens> refresh(String refreshToken) {
        Optional<RefreshToken> shown = RefreshToken.read(refreshToken);
        Optional<LoginSession> found = shown.flatMap(store::byRefreshToken);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        LoginSession session = found.get();
        if (!session.isRefreshedBy(shown.get())) {
            LOG.warn("session {} of member {} ends: a refresh token was shown that had been used", session.id(), session.memberId());
            store.end(session);
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Caller> caller = whose(session);
        if (session.isExpired(now) || caller.isEmpty()) {
            store.end(session);
            return Optional.empty();
        }
        RefreshToken next = shown.get().next();
        session.refresh(next);
        return Optional.of(issued(caller.get(), session, next, now));
    }

    private Optional<Caller> whose(LoginSession session) {
        return members.byId(session.memberId()).filter(Member::isActive).filter(member -> localHost.id().equals(member.homeHost()))
                .map(member -> Caller.member(member.loginName(), member.id()));
    }

    /**
     * A token by which the member shows another host that they have logged in here.
     *
     * @param hostId the only host that it is for
     * @throws Refusal {@link Refusal.Kind#FORBIDDEN} for who has not shown a token of this host; {@link Refusal.Kind#NOT_FOUND} when no host in service has this id
     */
    public IssuedTokens visit(TokenHolder holder, String hostId) {
        if (!holder.issuer().equals(localHost.id())) {
            throw Refusal.forbidden("Only a member who has logged in at this host gets a token for another.");
        }
        Host host = hosts.byId(hostId).filter(found -> found.state().isInService())
                .orElseThrow(() -> Refusal.notFound("There is no such host in service."));
        LoginSession session = store.live(holder.session()).orElseThrow(() -> Refusal.forbidden("The session has ended."));
        return new IssuedTokens(tokens.issue(holder.caller().memberId(), session, host.id()), tokens.validity(), null, null);
    }

    /** Ends the session that a refresh token is of, or was of: its tokens count no more at this host. Does nothing for one of no session. */
    public void end(String refreshToken) {
        RefreshToken.read(refreshToken).flatMap(store::byRefreshToken).ifPresent(store::end);
    }

    /** Forgets sessions that have expired. */
    @Schedule(hour = "*", minute = "11", persistent = false)
    public void forgetExpired() {
        store.endExpired();
    }
}
