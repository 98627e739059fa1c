package org.ifolder.hosttls;

import java.security.Provider;
import java.util.List;
import java.util.Map;

/**
 * Security provider of a trust manager factory for the private listener, which has the other side prove the key in its certificate and
 * leaves to the application whose key that is: the host records say so, which a server's key store cannot follow (R2.4). So also can a host
 * that is in no record yet ask to join.
 */
public final class HostCertificates extends Provider {

    /** The trust manager factory's name. */
    public static final String ALGORITHM = "iFolderHosts";

    private static final long serialVersionUID = 1;

    public HostCertificates() {
        super("iFolder", "1", "certificates of hosts, as their records tell");
        putService(new Service(this, "TrustManagerFactory", ALGORITHM, ProvenKeysFactory.class.getName(), List.of(), Map.of()));
    }
}
