package org.ifolder.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether somebody holds the private part of a key: the counterpart of {@link HostSigner}. */
public final class KeyProof {

    private static final Logger LOG = LoggerFactory.getLogger(KeyProof.class);

    private KeyProof() {
    }

    /**
     * Whose signature it is.
     *
     * @param jwk the public key, as a JSON Web Key, whose private part the signer says that it holds
     * @return the key's thumbprint; empty where the signature is not of that key, or either is malformed
     */
    public static Optional<String> signer(String jwk, byte[] bytes, String signature) {
        try {
            ECPublicKey key = ECKey.parse(jwk).toECPublicKey();
            return verify(key, bytes, signature) ? Thumbprint.of(key) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            LOG.debug("a key cannot be read", e);
            return Optional.empty();
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
