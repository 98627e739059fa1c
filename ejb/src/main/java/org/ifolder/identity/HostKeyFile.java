package org.ifolder.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This host's own key pair: EC P-256 in a PKCS#12 file that the server's user alone can read, made before the host's first start
 * (R2.2). The private key leaves the file for the memory of this process and goes nowhere else.
 */
@ApplicationScoped
public class HostKeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(HostKeyFile.class);

    private static final String ALIAS = "host";

    @Inject
    @ConfigProperty(name = "ifolder.key-store.file")
    private Path file;

    @Inject
    @ConfigProperty(name = "ifolder.key-store.password")
    private String password;

    private PrivateKey privateKey;
    private X509Certificate certificate;

    @PostConstruct
    void read() {
        refuseIfOthersMayRead();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            privateKey = (PrivateKey) store.getKey(ALIAS, password.toCharArray());
            certificate = (X509Certificate) store.getCertificate(ALIAS);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the host's key cannot be read from " + file, e);
        }
        if (privateKey == null || !(certificate.getPublicKey() instanceof ECPublicKey)) {
            throw new IllegalStateException(file + " holds no EC key under the alias " + ALIAS);
        }
        LOG.info("host key {} from {}", fingerprint(), file);
    }

    private void refuseIfOthersMayRead() {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream()
                            .anyMatch(permission -> !permission.name().startsWith("OWNER"))) {
                throw new IllegalStateException("others than its owner may read " + file + "; its mode must be 0600");
            }
        } catch (IOException e) {
            throw new IllegalStateException("the host's key is not at " + file, e);
        }
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    X509Certificate certificate() {
        return certificate;
    }

    private ECKey jwk() {
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) certificate.getPublicKey()).build();
    }

    /** The public key as a JSON Web Key (RFC 7517). */
    public String publicKey() {
        return jwk().toJSONString();
    }

    /** The public key's thumbprint (RFC 7638, SHA-256, base64url). */
    public String fingerprint() {
        try {
            return jwk().computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
