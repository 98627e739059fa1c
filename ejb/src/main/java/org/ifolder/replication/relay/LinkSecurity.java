package org.ifolder.replication.relay;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Port: TLS between hosts, both sides proven by the keys in the host records (R2.4). */
public interface LinkSecurity {

    /** For this host as server: its own key, and the key of any host of the Domain as client. */
    SSLContext acceptingHosts();

    /** For this host as client of one other: its own key, and that host's key only. */
    SSLContext towards(String host);

    /** For this host as client of a server that is no host, such as a broker: its own key, and that server's key as one of these only. */
    SSLContext towards(Set<PublicKey> keys);

    /** What a connection of this host to another is proven by: equal for as long as neither has another key. */
    Object proofTowards(String host);

    /**
     * The host that shows these certificates, its own first: whose key is in it, or was signed by the key of the next one, and so on. Empty for
     * keys that count no more or never did, and for a host in quarantine.
     */
    Optional<String> hostOf(X509Certificate[] chain);
}
