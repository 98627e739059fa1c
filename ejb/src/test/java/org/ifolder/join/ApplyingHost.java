package org.ifolder.join;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import org.ifolder.domain.host.HostDescription;

/** A host that asks to be let in, with a key of its own. */
record ApplyingHost(String id, String name, ECKey key) {

    ApplyingHost(String name) {
        this(HostDescription.newId(), name, newKey());
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same host after it was started anew: it has its key still, and chooses another id. */
    ApplyingHost again() {
        return withId(HostDescription.newId());
    }

    ApplyingHost withId(String other) {
        return new ApplyingHost(other, name, key);
    }

    String fingerprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Application application(String token) {
        String secret = JoinTokenText.read(token).orElseThrow().secret();
        HostDescription description = new HostDescription(id, name, "https://127.0.0.1:8443", "https://127.0.0.1:7443", 5_445,
                key.toPublicJWK().toJSONString(), key.toPublicJWK().toJSONString());
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.toECPrivateKey());
            signature.update(HostAdmission.proof(description, secret));
            return new Application(secret, description, Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()));
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
