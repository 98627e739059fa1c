package org.ifolder.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether somebody holds the private part of a key: the counterpart of {@link HostSigner}. */
public final class KeyProof {

    private static final Logger LOG = LoggerFactory.getLogger(KeyProof.class);

    private KeyProof() {
    }

    /** Whether the signature was made over these bytes with the private part of a key given as a JSON Web Key; false for a malformed one. */
    public static boolean holds(String jwk, byte[] bytes, String signature) {
        try {
            return verify(ECKey.parse(jwk).toECPublicKey(), bytes, signature);
        } catch (ParseException | JOSEException e) {
            LOG.debug("a key cannot be read", e);
            return false;
        }
    }

    static boolean verify(ECPublicKey key, byte[] bytes, String signature) {
        if (signature == null) {
            return false;
        }
        try {
            Signature check = Es256.engine();
            check.initVerify(key);
            check.update(bytes);
            return check.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            LOG.debug("a signature is malformed", e);
            return false;
        }
    }
}
