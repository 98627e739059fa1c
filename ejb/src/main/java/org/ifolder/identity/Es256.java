package org.ifolder.identity;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What signs and verifies by ES256 (RFC 7518, 3.4): ECDSA over P-256 with SHA-256, R and S one after the other. Each batch is signed once
 * and verified by every host, and with the JDK's own implementation that was most of what a small batch cost; AWS-LC's, in native code, is
 * more than ten times as fast. Where its library cannot be loaded, the JDK's is used.
 */
final class Es256 {

    private static final Logger LOG = LoggerFactory.getLogger(Es256.class);

    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private static final Provider NATIVE = nativeProvider();

    private Es256() {
    }

    private static Provider nativeProvider() {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        Throwable failure = provider.getLoadingError();
        if (failure == null) {
            return provider;
        }
        LOG.info("batches are signed and verified by the JDK: there is no native library for this machine: {}", failure.getMessage());
        return null;
    }

    /** Something that signs or verifies once. */
    static Signature engine() throws GeneralSecurityException {
        return NATIVE == null ? jdk() : Signature.getInstance(ALGORITHM, NATIVE);
    }

    /** The JDK's own. */
    static Signature jdk() throws GeneralSecurityException {
        return Signature.getInstance(ALGORITHM, "SunEC");
    }
}
