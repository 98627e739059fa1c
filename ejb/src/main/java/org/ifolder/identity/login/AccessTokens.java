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
import org.ifolder.domain.host.KnownHosts;
import org.ifolder.domain.member.SessionEpoch;
import org.ifolder.domain.role.GrantedRoles;
import org.ifolder.identity.HostSignedTokens;
import org.ifolder.replication.quarantine.Quarantine;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access tokens (R4.4): JSON Web Tokens (RFC 9068) by which a person shows one host that they have logged in at their home. That host believes
 * them by its copy of the Domain collection and asks nobody: the issuer must be the home of an active member, whose sessions have not been ended
 * since. An administrator's roles are those that count by the issuer's word, so that no other host can make itself administrator.
 */
@ApplicationScoped
public class AccessTokens {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final String SESSION = "sid";
    private static final String ENDED = "sessions_ended";
    private static final String PASSWORDS = "passwords_changed";

    /** Whatever a host's settings say, no other host takes a token for longer. */
    private static final Duration LONGEST = Duration.ofHours(1);

    @Inject
    private HostSignedTokens tokens;

    @Inject
    private LocalHost localHost;

    @Inject
    private KnownHosts hosts;

    @Inject
    private Standings standings;

    @Inject
    private Quarantine quarantine;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "ifolder.token.access-seconds", defaultValue = "600")
    private long accessSeconds;

    /** How long a token counts; at most an hour. */
    Duration validity() {
        return Duration.ofSeconds(Math.min(accessSeconds, LONGEST.toSeconds()));
    }

    /** A token of a session for one host. @param audience that host's id */
    String issue(String memberId, LoginSession session, String audience) {
        return tokens.issue(TYPE, audience, clock.instant(), validity(), claims -> claims
                .subject(memberId)
                .claim(SESSION, session.id())
                .claim(ENDED, session.epoch().ended())
                .claim(PASSWORDS, session.epoch().passwords()));
    }

    /** Who shows the token; empty for one that does not count here now, which is logged as a warning. */
    public Optional<TokenHolder> verify(String token) {
        try {
            JWTClaimsSet claims = tokens.read(TYPE, token, LONGEST);
            String session = claims.getStringClaim(SESSION);
            Integer ended = claims.getIntegerClaim(ENDED);
            Integer passwords = claims.getIntegerClaim(PASSWORDS);
            if (claims.getSubject() == null || session == null || ended == null || passwords == null) {
                throw new HostSignedTokens.Refused("lacks a claim");
            }
            mustBeInService(claims.getIssuer());
            Standing standing = standing(claims.getSubject(), claims.getIssuer());
            if (new SessionEpoch(ended, passwords).isBefore(standing.member().sessionEpoch())
                    || claims.getIssuer().equals(localHost.id()) && !standing.isLive(session, clock.instant())) {
                throw new HostSignedTokens.Refused("is of a session that has ended");
            }
            return Optional.of(new TokenHolder(GrantedRoles.caller(standing.member(), standing.roles(), claims.getIssuer()), claims.getIssuer(), session));
        } catch (HostSignedTokens.Refused e) {
            LOG.warn("an access token was refused: it {}", e.getMessage());
        } catch (ParseException e) {
            LOG.warn("an access token was refused: it has a claim of another form");
        }
        return Optional.empty();
    }

    /** Who is shut out at the private listener does not come in by the other. */
    private void mustBeInService(String issuer) throws HostSignedTokens.Refused {
        if (quarantine.holds(issuer) || hosts.byId(issuer).filter(host -> host.state().isInService()).isEmpty()) {
            throw new HostSignedTokens.Refused("is of a host that is not in service, or in quarantine");
        }
    }

    private Standing standing(String memberId, String issuer) throws HostSignedTokens.Refused {
        Standing standing = standings.of(memberId).filter(found -> found.member().isActive())
                .orElseThrow(() -> new HostSignedTokens.Refused("is of nobody who is active"));
        if (!issuer.equals(standing.member().homeHost())) {
            throw new HostSignedTokens.Refused("is of a member whose home is not the host that issued it");
        }
        return standing;
    }
}
