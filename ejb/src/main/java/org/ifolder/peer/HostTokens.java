package org.ifolder.peer;

import java.util.Optional;

/** Port: judges the token by which another host proves itself in a request (R2.4). */
public interface HostTokens {

    /**
     * Who sent the token; empty unless it is signed with the key in the record of an active host, is meant for this host and has
     * not expired.
     */
    Optional<HostCaller> verify(String token);
}
