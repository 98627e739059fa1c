package org.ifolder.peer;

import java.util.Optional;

/** Port: which host is a member's home. */
public interface HomeHosts {

    /** Id of the member's home host; empty for an id that this host knows no member of. */
    Optional<String> homeOf(String memberId);
}
