package org.ifolder.tool.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.ifolder.tool.console.Failure;

/** TLS that trusts exactly the certificates of one PEM file; the check of the host's name stays on. */
final class Trust {

    private Trust() {}

    /**
     * Reads the certificates.
     *
     * @param pem one or more certificates
     * @return a client context
     * @throws Failure when the file is missing or holds no certificate
     */
    static SSLContext of(Path pem) {
        if (!Files.exists(pem)) {
            throw new Failure(pem + " does not exist: no host's certificate is trusted");
        }
        try (InputStream stream = Files.newInputStream(pem)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                trusted.setCertificateEntry("host" + trusted.size(), certificate);
            }
            if (trusted.size() == 0) {
                throw new Failure(pem + " holds no certificate");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new Failure(pem + " cannot be read as certificates: " + e.getMessage(), e);
        }
    }
}
