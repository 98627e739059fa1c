package org.ifolder.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import org.ifolder.domain.host.KeySuccession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A key follows another by a certificate of its own that the other has signed. */
@ApplicationScoped
class SignedSuccession implements KeySuccession {

    private static final Logger LOG = LoggerFactory.getLogger(SignedSuccession.class);

    @Override
    public boolean follows(String key, String successor, String certificate) {
        if (certificate == null) {
            return false;
        }
        try {
            X509Certificate shown = HostCertificate.decoded(certificate);
            return shown.getPublicKey().equals(ECKey.parse(successor).toECPublicKey())
                    && HostCertificate.isSignedBy(shown, ECKey.parse(key).toECPublicKey());
        } catch (GeneralSecurityException | ParseException | JOSEException e) {
            LOG.debug("a key's certificate cannot be read", e);
            return false;
        }
    }
}
