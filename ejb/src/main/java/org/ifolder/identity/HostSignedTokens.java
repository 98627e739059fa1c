package org.ifolder.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.ifolder.server.LocalHost;

/**
 * JSON Web Tokens (RFC 7519) that one host signs for one host: ES256 by the key in the issuer's host record and nothing else, with a type of their
 * own for each use (RFC 8725, section 3.11), for a stated time.
 */
@ApplicationScoped
public class HostSignedTokens {

    /** How far two hosts' clocks may differ. */
    private static final Duration TOLERANCE = Duration.ofSeconds(60);

    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Cache<String, Proven> proven = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

    /**
     * What a token says, and the key that has signed it.
     *
     * @param type the token's
     */
    private record Proven(JOSEObjectType type, JWTClaimsSet claims, ECPublicKey key) {
    }

    @Inject
    private HostKeyFile key;

    @Inject
    private HostKeyring keyring;

    @Inject
    private LocalHost localHost;

    @Inject
    private Clock clock;

    /** A token that is not to be believed. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        /** @param why goes on from "the token"; holds nothing of the token */
        public Refused(String why) {
            super(why);
        }
    }

    /**
     * A token of this host.
     *
     * @param audience id of the only host that it is for
     * @param now the time by which it begins to count
     * @param more adds what it says besides
     */
    public String issue(JOSEObjectType type, String audience, Instant now, Duration validity, Consumer<JWTClaimsSet.Builder> more) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(localHost.id())
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validity)))
                .jwtID(UUID.randomUUID().toString());
        more.accept(claims);
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(type).build(), claims.build());
        try {
            token.sign(new ECDSASigner(key.privateKey(), Curve.P_256));
        } catch (JOSEException e) {
            throw new IllegalStateException("the host's key cannot sign", e);
        }
        return token.serialize();
    }

    /**
     * What a token says: one of this type, for this host and this time, signed by its issuer with a key that counts now.
     *
     * @param longest the time for which a token may be made; one for longer is refused, whoever signed it
     * @throws Refused for every other
     */
    public JWTClaimsSet read(JOSEObjectType type, String token, Duration longest) throws Refused {
        try {
            if (!localHost.isJoined()) {
                throw new Refused("came to a host that is in no Domain");
            }
            Proven proven = proven(type, token);
            if (!List.of(localHost.id()).equals(proven.claims().getAudience()) || !isCurrent(proven.claims(), longest)) {
                throw new Refused("is not for this host now");
            }
            return proven.claims();
        } catch (ParseException | JOSEException e) {
            throw new Refused("cannot be read");
        }
    }

    /** What is signed by a key that counts now. The arithmetic is done once for a token; whether the key still counts is looked up each time. */
    private Proven proven(JOSEObjectType type, String token) throws ParseException, JOSEException, Refused {
        Proven known = proven.getIfPresent(token);
        if (known != null && known.type().equals(type) && keyring.keysOf(known.claims().getIssuer()).contains(known.key())) {
            return known;
        }
        SignedJWT jwt = SignedJWT.parse(token);
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm()) || !type.equals(jwt.getHeader().getType()) || claims.getIssuer() == null) {
            throw new Refused("is of another kind");
        }
        for (ECPublicKey key : keyring.keysOf(claims.getIssuer())) {
            if (jwt.verify(new ECDSAVerifier(key))) {
                Proven fresh = new Proven(type, claims, key);
                proven.put(token, fresh);
                return fresh;
            }
        }
        throw new Refused("is not signed by a host of the Domain");
    }

    private boolean isCurrent(JWTClaimsSet claims, Duration longest) {
        Instant now = clock.instant();
        return claims.getExpirationTime() != null && claims.getIssueTime() != null
                && !claims.getExpirationTime().toInstant().isAfter(claims.getIssueTime().toInstant().plus(longest))
                && now.isBefore(claims.getExpirationTime().toInstant().plus(TOLERANCE))
                && now.isAfter(claims.getIssueTime().toInstant().minus(TOLERANCE));
    }
}
