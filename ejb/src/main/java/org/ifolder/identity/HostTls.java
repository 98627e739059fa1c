package org.ifolder.identity;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.ifolder.replication.quarantine.Quarantine;
import org.ifolder.replication.relay.LinkSecurity;

/**
 * TLS between hosts. There is no certificate authority: a certificate is trusted when the key in it is the key in a host record, whatever
 * name the certificate bears (R2.4).
 */
@ApplicationScoped
public class HostTls implements LinkSecurity {

    @Inject
    private HostKeyFile key;

    @Inject
    private HostKeyring keyring;

    @Inject
    private Quarantine quarantine;

    private SSLContext accepting;

    @PostConstruct
    void prepare() {
        accepting = context(chain -> hostOf(chain).isPresent());
    }

    @Override
    public SSLContext acceptingHosts() {
        return accepting;
    }

    @Override
    public SSLContext towards(String host) {
        return context(chain -> knownKey(chain, keyring.keysOf(host)::contains).isPresent());
    }

    @Override
    public Object proofTowards(String host) {
        return List.of(key.chain()[0].getPublicKey(), keyring.keysOf(host));
    }

    @Override
    public SSLContext towards(Set<PublicKey> keys) {
        return context(chain -> keys.contains(chain[0].getPublicKey()));
    }

    /** For this host as client of a host that it knows by its key's thumbprint alone (RFC 7638). */
    public SSLContext towardsFingerprint(String fingerprint) {
        return context(chain -> Thumbprint.of(chain[0].getPublicKey()).filter(fingerprint::equals).isPresent());
    }

    /** Whether a connection failed because the other showed a key that is not the one expected. */
    public static boolean isAnotherKey(IOException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(CertificateException.class::isInstance);
    }

    @Override
    public Optional<String> hostOf(X509Certificate[] chain) {
        return knownKey(chain, key -> keyring.hostOf(key).isPresent()).flatMap(keyring::hostOf).filter(host -> !quarantine.holds(host));
    }

    /**
     * The key that is known of who shows these certificates: the first one's, or one from which that follows. A host that was away while another
     * changed its key learns so from that host itself.
     */
    private static Optional<PublicKey> knownKey(X509Certificate[] chain, Predicate<PublicKey> known) {
        for (int i = 0; i < chain.length; i++) {
            if (known.test(chain[i].getPublicKey())) {
                return Optional.of(chain[i].getPublicKey());
            }
            if (i + 1 == chain.length || !HostCertificate.isSignedBy(chain[i], chain[i + 1].getPublicKey())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private SSLContext context(Predicate<X509Certificate[]> trusted) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(new KeyManager[] {new OwnKey(key)}, new TrustManager[] {new TrustedKeys(trusted)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS 1.3 on this platform", e);
        }
    }

    /** Presents the host's key whenever a key is asked for. */
    private static final class OwnKey extends X509ExtendedKeyManager {

        private static final String ALIAS = "host";

        private final HostKeyFile key;

        private OwnKey(HostKeyFile key) {
            this.key = key;
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            return ALIAS;
        }

        @Override
        public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
            return ALIAS;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return keyType.equals("EC") ? new String[] {ALIAS} : null;
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return keyType.equals("EC") ? ALIAS : null;
        }

        @Override
        public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
            return keyType.equals("EC") ? ALIAS : null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return key.chain();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key.privateKey();
        }
    }

    /** Trusts keys, not names: an extended trust manager takes the check of the end point upon itself. */
    private static final class TrustedKeys extends X509ExtendedTrustManager {

        private final Predicate<X509Certificate[]> trusted;

        private TrustedKeys(Predicate<X509Certificate[]> trusted) {
            this.trusted = trusted;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (chain == null || chain.length == 0 || !trusted.test(chain)) {
                throw new CertificateException("the presented key is not the one that is known of the host");
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
            check(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
