package org.ifolder.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.Members;
import org.ifolder.identity.password.AdministratorCredential;
import org.ifolder.peer.HostCaller;
import org.ifolder.peer.HostTokens;
import org.ifolder.replication.quarantine.Quarantine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens between hosts as signed JSON Web Tokens (RFC 7519): ES256 by the sending host's key, for one other host, for half a minute. A
 * token may name the person whose command is passed on: one who can log in at the sending host, nobody else.
 */
@ApplicationScoped
class SignedHostTokens implements HostTokens {

    private static final Logger LOG = LoggerFactory.getLogger(SignedHostTokens.class);

    private static final JOSEObjectType TYPE = new JOSEObjectType("ifolder-host+jwt");
    private static final Duration VALIDITY = Duration.ofSeconds(30);
    private static final String LOGIN = "login";
    private static final String MEMBER = "member";

    @Inject
    private HostSignedTokens tokens;

    @Inject
    private HostKeyring keyring;

    @Inject
    private Quarantine quarantine;

    @Inject
    private Hosts hosts;

    @Inject
    private Members members;

    @Inject
    private AdministratorCredential administrator;

    @Override
    public String issue(String audience, Instant now, Caller onBehalf) {
        return tokens.issue(TYPE, audience, now, VALIDITY, claims -> {
            if (onBehalf != null) {
                claims.claim(LOGIN, onBehalf.login());
                claims.claim(MEMBER, onBehalf.memberId());
            }
        });
    }

    @Override
    public Optional<HostCaller> verify(String token) {
        try {
            JWTClaimsSet claims = tokens.read(TYPE, token);
            Optional<Caller> onBehalf = onBehalf(claims);
            if (onBehalf.filter(caller -> !mayVouch(claims.getIssuer(), caller)).isPresent()) {
                throw new HostSignedTokens.Refused("speaks for a member whose home is another host");
            }
            return Optional.of(new HostCaller(claims.getIssuer(), onBehalf));
        } catch (HostSignedTokens.Refused e) {
            return refused(e.getMessage());
        } catch (ParseException e) {
            return refused("cannot be read");
        }
    }

    @Override
    public Optional<String> fingerprint(PublicKey shown) {
        return Thumbprint.of(shown);
    }

    @Override
    public boolean isKeyOf(String host, PublicKey shown) {
        return keyring.keysOf(host).contains(shown) && !quarantine.holds(host);
    }

    /** A host can speak for those who log in there: its own members, and at this stage the administrator. */
    private boolean mayVouch(String host, Caller caller) {
        if (hosts.byId(host).filter(sender -> sender.state().isInService()).isEmpty()) {
            return false;
        }
        return caller.isAdministrator()
                ? administrator.isNamed(caller.login())
                : members.byId(caller.memberId())
                        .filter(member -> member.isActive() && host.equals(member.homeHost())).isPresent();
    }

    private static Optional<Caller> onBehalf(JWTClaimsSet claims) throws ParseException {
        String login = claims.getStringClaim(LOGIN);
        String member = claims.getStringClaim(MEMBER);
        if (login == null) {
            return Optional.empty();
        }
        return Optional.of(member == null ? Caller.administrator(login) : Caller.member(login, member));
    }

    private static Optional<HostCaller> refused(String why) {
        LOG.warn("a host's token was refused: it {}", why);
        return Optional.empty();
    }
}
