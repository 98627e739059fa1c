package org.ifolder.identity;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ifolder.domain.host.Host;
import org.ifolder.server.LocalHost;

/**
 * Seals a few values so that one host alone can open them: JSON Web Encryption (RFC 7516), ECDH-ES with A256GCM, to the sealing key in that host's
 * record. Who has sealed them, it does not say.
 */
@ApplicationScoped
public class HostSeal {

    @Inject
    private HostKeyFile keys;

    @Inject
    private LocalHost localHost;

    /** The values, for this host alone. @param about what they are about, which cannot be exchanged afterwards */
    public String seal(Host host, String about, Map<String, Object> values) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().subject(about).audience(host.id());
        values.forEach(claims::claim);
        EncryptedJWT sealed = new EncryptedJWT(new JWEHeader(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM), claims.build());
        try {
            sealed.encrypt(new ECDHEncrypter(ECKey.parse(host.sealingKey())));
            return sealed.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("host " + host.name() + " has no key to seal for", e);
        }
    }

    /** The values that were sealed for this host; empty for what is about something else, or cannot be opened by any key that it has. */
    public Optional<Map<String, Object>> open(String sealed, String about) {
        for (PrivateKey key : keys.sealingKeys()) {
            Optional<JWTClaimsSet> opened = opened(sealed, key);
            if (opened.isPresent()) {
                return opened.filter(claims -> about.equals(claims.getSubject()) && List.of(localHost.id()).equals(claims.getAudience()))
                        .map(JWTClaimsSet::getClaims);
            }
        }
        return Optional.empty();
    }

    private static Optional<JWTClaimsSet> opened(String sealed, PrivateKey key) {
        try {
            EncryptedJWT jwt = EncryptedJWT.parse(sealed);
            if (!JWEAlgorithm.ECDH_ES.equals(jwt.getHeader().getAlgorithm()) || !EncryptionMethod.A256GCM.equals(jwt.getHeader().getEncryptionMethod())) {
                return Optional.empty();
            }
            jwt.decrypt(new ECDHDecrypter((ECPrivateKey) key, null, Curve.P_256));
            return Optional.of(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}
