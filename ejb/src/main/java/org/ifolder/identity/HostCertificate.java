package org.ifolder.identity;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Certificates of host keys. They carry a key and who has signed it, no more: what they say of names and of time counts for nothing, as trust
 * is in the host records (R2.4).
 */
final class HostCertificate {

    private static final int SERIAL_BITS = 127;

    /** Long before any host's clock, as those may be wrong. */
    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

    private static final Duration VALIDITY = Duration.ofDays(365 * 100);

    private HostCertificate() {
    }

    static KeyPair newKeyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** A certificate that the key has signed itself. */
    static X509Certificate ofItself(KeyPair pair, X500Principal subject) throws GeneralSecurityException {
        return of(pair.getPublic(), subject, pair.getPrivate(), subject);
    }

    /** A certificate that another key has signed. PKCS#12 files tell certificates by their subjects: each key needs one of its own. */
    static X509Certificate of(PublicKey key, X500Principal subject, PrivateKey signer, X500Principal issuer) throws GeneralSecurityException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(X500Name.getInstance(issuer.getEncoded()),
                new BigInteger(SERIAL_BITS, new SecureRandom()), Date.from(BEGIN), Date.from(BEGIN.plus(VALIDITY)),
                X500Name.getInstance(subject.getEncoded()), key);
        try {
            return new JcaX509CertificateConverter().getCertificate(
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the host's key cannot sign a certificate", e);
        }
    }

    /** DER as base64. */
    static String encoded(X509Certificate certificate) throws GeneralSecurityException {
        return Base64.getEncoder().encodeToString(certificate.getEncoded());
    }

    /** @throws GeneralSecurityException when the text is no certificate */
    static X509Certificate decoded(String text) throws GeneralSecurityException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("no base64", e);
        }
    }

    static boolean isSignedBy(X509Certificate certificate, PublicKey signer) {
        try {
            certificate.verify(signer);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
