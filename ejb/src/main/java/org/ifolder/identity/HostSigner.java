package org.ifolder.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import org.ifolder.replication.protocol.Signer;

/** Signs with this host's key: ES256 (RFC 7518, 3.4), as the base64url of R and S. */
@ApplicationScoped
public class HostSigner implements Signer {

    @Inject
    private HostKeyFile key;

    @Override
    public String sign(byte[] bytes) {
        try {
            Signature signature = Es256.engine();
            signature.initSign(key.privateKey());
            signature.update(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the host's key cannot sign", e);
        }
    }
}
