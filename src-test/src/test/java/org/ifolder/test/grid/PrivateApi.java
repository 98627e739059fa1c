package org.ifolder.test.grid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.api.TrustedHttp;

/** The private API of a host, asked by somebody who has the keys of other hosts. */
public final class PrivateApi {

    private static final Duration VALIDITY = Duration.ofSeconds(30);

    private PrivateApi() {
    }

    /** A client that proves no key for its connections. */
    public static ApiClient withoutKey(GridHost at) {
        return new ApiClient(TrustedHttp.trustingAnybody(), at.privateAddress().resolve("/ifolder/private/v1/"), at.name());
    }

    /** A client that proves a host's key for its connections. */
    public static ApiClient withKeyOf(GridHost host, GridHost at) {
        return withKey(ShownKey.of(host), at);
    }

    /** A client that proves this key for its connections. */
    public static ApiClient withKey(ShownKey key, GridHost at) {
        return new ApiClient(TrustedHttp.showing(key.keyManagers()), at.privateAddress().resolve("/ifolder/private/v1/"),
                at.name());
    }

    /** What an {@code Authorization} header says for a token made now. */
    public static String token(GridHost signer, String issuer, String audience) {
        return token(ShownKey.of(signer), issuer, audience, Instant.now());
    }

    /**
     * What an {@code Authorization} header says.
     *
     * @param signer the key that signs
     * @param issuer the id of the host that the token names as its maker
     * @param audience the id of the host that it is for
     */
    public static String token(ShownKey signer, String issuer, String audience, Instant made) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(issuer).audience(audience).issueTime(Date.from(made))
                .expirationTime(Date.from(made.plus(VALIDITY))).jwtID(UUID.randomUUID().toString()).build();
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType("ifolder-host+jwt")).build(), claims);
        try {
            token.sign(new ECDSASigner(signer.privateKey(), Curve.P_256));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return "Bearer " + token.serialize();
    }
}
