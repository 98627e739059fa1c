package org.ifolder.identity.login;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.access.Caller;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.identity.HostSignedTokens;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access tokens (R4.4): JSON Web Tokens (RFC 9068) by which a person shows one host that they have logged in at their home. That host believes
 * them by its copy of the Domain collection and asks nobody: the issuer must be the home of an active member. An administrator's token counts at the
 * host that issued it alone, so that no other host can make itself administrator.
 */
@ApplicationScoped
public class AccessTokens {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final String LOGIN = "login";
    private static final String SESSION = "sid";

    @Inject
    private HostSignedTokens tokens;

    @Inject
    private LocalHost localHost;

    @Inject
    private Members members;

    @Inject
    private SessionStore sessions;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "ifolder.token.access-seconds", defaultValue = "600")
    private long accessSeconds;

    /** How long a token counts. */
    Duration validity() {
        return Duration.ofSeconds(accessSeconds);
    }

    /** A token for one host. @param audience that host's id */
    String issue(Caller caller, String session, String audience) {
        return tokens.issue(TYPE, audience, clock.instant(), validity(), claims -> claims
                .subject(caller.memberId())
                .claim(LOGIN, caller.login())
                .claim(SESSION, session));
    }

    /** Who shows the token; empty for one that does not count here now, which is logged as a warning. */
    public Optional<TokenHolder> verify(String token) {
        try {
            JWTClaimsSet claims = tokens.read(TYPE, token);
            String login = claims.getStringClaim(LOGIN);
            String session = claims.getStringClaim(SESSION);
            if (login == null || session == null) {
                throw new HostSignedTokens.Refused("lacks a claim");
            }
            boolean here = claims.getIssuer().equals(localHost.id());
            Caller caller = claims.getSubject() == null ? administrator(login, here) : member(claims.getSubject(), claims.getIssuer());
            if (here && !sessions.isLive(session)) {
                throw new HostSignedTokens.Refused("is of a session that has ended");
            }
            return Optional.of(new TokenHolder(caller, claims.getIssuer(), session));
        } catch (HostSignedTokens.Refused e) {
            LOG.warn("an access token was refused: it {}", e.getMessage());
        } catch (ParseException e) {
            LOG.warn("an access token was refused: it has a claim of another form");
        }
        return Optional.empty();
    }

    private static Caller administrator(String login, boolean here) throws HostSignedTokens.Refused {
        if (!here) {
            throw new HostSignedTokens.Refused("makes an administrator of another host's");
        }
        return Caller.administrator(login);
    }

    private Caller member(String id, String issuer) throws HostSignedTokens.Refused {
        Member member = members.byId(id).filter(Member::isActive)
                .orElseThrow(() -> new HostSignedTokens.Refused("is of nobody who is active"));
        if (!issuer.equals(member.homeHost())) {
            throw new HostSignedTokens.Refused("is of a member whose home is not the host that issued it");
        }
        return Caller.member(member.loginName(), member.id());
    }
}
