package org.ifolder.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ifolder.access.Caller;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.Members;
import org.ifolder.identity.password.AdministratorCredential;
import org.ifolder.peer.HostCaller;
import org.ifolder.peer.HostTokens;
import org.ifolder.replication.quarantine.Quarantine;
import org.ifolder.server.LocalHost;
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
    /** How far two hosts' clocks may differ. */
    private static final Duration TOLERANCE = Duration.ofSeconds(60);
    private static final String LOGIN = "login";
    private static final String MEMBER = "member";

    @Inject
    private HostKeyFile key;

    @Inject
    private HostKeyring keyring;

    @Inject
    private Quarantine quarantine;

    @Inject
    private LocalHost localHost;

    @Inject
    private Hosts hosts;

    @Inject
    private Members members;

    @Inject
    private AdministratorCredential administrator;

    @Inject
    private Clock clock;

    @Override
    public String issue(String audience, Instant now, Caller onBehalf) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(localHost.id())
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALIDITY)))
                .jwtID(UUID.randomUUID().toString());
        if (onBehalf != null) {
            claims.claim(LOGIN, onBehalf.login());
            claims.claim(MEMBER, onBehalf.memberId());
        }
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).build(), claims.build());
        try {
            token.sign(new ECDSASigner(key.privateKey(), Curve.P_256));
        } catch (JOSEException e) {
            throw new IllegalStateException("the host's key cannot sign", e);
        }
        return token.serialize();
    }

    @Override
    public Optional<HostCaller> verify(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm()) || !TYPE.equals(jwt.getHeader().getType())
                    || claims.getIssuer() == null || !List.of(localHost.id()).equals(claims.getAudience())
                    || !isCurrent(claims)) {
                return refused("is not for this host now");
            }
            if (!isSigned(jwt, keyring.keysOf(claims.getIssuer()))) {
                return refused("is not signed by a host of the Domain");
            }
            Optional<Caller> onBehalf = onBehalf(claims);
            if (onBehalf.filter(caller -> !mayVouch(claims.getIssuer(), caller)).isPresent()) {
                return refused("speaks for a member whose home is another host");
            }
            return Optional.of(new HostCaller(claims.getIssuer(), onBehalf));
        } catch (ParseException | JOSEException e) {
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

    private static boolean isSigned(SignedJWT jwt, List<ECPublicKey> keys) throws JOSEException {
        for (ECPublicKey one : keys) {
            if (jwt.verify(new ECDSAVerifier(one))) {
                return true;
            }
        }
        return false;
    }

    private boolean isCurrent(JWTClaimsSet claims) {
        Instant now = clock.instant();
        return claims.getExpirationTime() != null && claims.getIssueTime() != null
                && now.isBefore(claims.getExpirationTime().toInstant().plus(TOLERANCE))
                && now.isAfter(claims.getIssueTime().toInstant().minus(TOLERANCE));
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
