package org.ifolder.hosttls;

import java.security.KeyStore;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;

/** Makes {@link ProvenKeys}, whatever it is given. */
public final class ProvenKeysFactory extends TrustManagerFactorySpi {

    @Override
    protected void engineInit(KeyStore store) {
        // no store says whom to trust
    }

    @Override
    protected void engineInit(ManagerFactoryParameters parameters) {
        // nothing to be set
    }

    @Override
    protected TrustManager[] engineGetTrustManagers() {
        return new TrustManager[] {new ProvenKeys()};
    }
}
