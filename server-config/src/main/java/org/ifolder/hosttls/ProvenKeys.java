package org.ifolder.hosttls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Takes a certificate of any EC key from a client: TLS itself has it prove the key. Trusts no server, so that nobody who connects with this
 * by mistake connects to anybody.
 */
final class ProvenKeys extends X509ExtendedTrustManager {

    private static void mustBeEcKey(X509Certificate[] chain) throws CertificateException {
        if (chain == null || chain.length == 0 || !(chain[0].getPublicKey() instanceof ECPublicKey)) {
            throw new CertificateException("a host shows a certificate of an EC key");
        }
    }

    private static void refuse() throws CertificateException {
        throw new CertificateException("meant for a server's side alone");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        mustBeEcKey(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        mustBeEcKey(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        mustBeEcKey(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        refuse();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        refuse();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        refuse();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
