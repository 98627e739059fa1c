package org.ifolder.hosttls;

import java.security.Provider;
import java.util.List;
import java.util.Map;

/**
 * Security provider of what the server's listeners need beyond key stores that are read once: keys that are taken over as soon as their file
 * is another (R2.6), and for the private listener a trust manager that has the other side prove the key in its certificate and leaves to
 * the application whose key that is: the host records say so, which no key store can follow (R2.4). So also can a host that is in no record
 * yet ask to join.
 */
public final class HostCertificates extends Provider {

    private static final long serialVersionUID = 1;

    public HostCertificates() {
        super("iFolder", "1", "keys and certificates of hosts");
        put("TrustManagerFactory", "iFolderHosts", ProvenKeysFactory.class);
        put("KeyManagerFactory", "iFolderHostKey", HostKeyFactory.class);
        put("KeyManagerFactory", "iFolderPublicKey", PublicKeyFactory.class);
    }

    private void put(String type, String algorithm, Class<?> factory) {
        putService(new Service(this, type, algorithm, factory.getName(), List.of(), Map.of()));
    }
}
