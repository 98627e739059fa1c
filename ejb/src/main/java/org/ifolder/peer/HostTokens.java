package org.ifolder.peer;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;

/** Port: the tokens by which hosts prove themselves in requests to each other (R2.4). */
public interface HostTokens {

    /**
     * A token of this host for a request; short-lived, and good for one host alone.
     *
     * @param audience id of the only host that may accept it
     * @param now the time by that host's clock, which tells there how long the token is good
     */
    String issue(String audience, Instant now);

    /**
     * Id of the host that sent the token; empty unless it is signed with the key in the record of a host that has not left, is meant for this host
     * and has not expired.
     */
    Optional<String> verify(String token);

    /** The thumbprint of a key that was proven for a connection (RFC 7638, SHA-256, base64url); empty for one that no host can have. */
    Optional<String> fingerprint(PublicKey shown);

    /** Whether a key that was proven for a connection is, in the record of this host, one that counts now; not for a host in quarantine. */
    boolean isKeyOf(String host, PublicKey shown);
}
