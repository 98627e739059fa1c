package org.ifolder.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;

/** Thumbprints of host keys (RFC 7638, SHA-256, base64url). */
final class Thumbprint {

    private Thumbprint() {
    }

    /** The thumbprint of an EC P-256 key; empty for another kind of key. */
    static Optional<String> of(PublicKey key) {
        if (!(key instanceof ECPublicKey ec) || !Curve.P_256.equals(Curve.forECParameterSpec(ec.getParams()))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ECKey.Builder(Curve.P_256, ec).build().computeThumbprint().toString());
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }
}
