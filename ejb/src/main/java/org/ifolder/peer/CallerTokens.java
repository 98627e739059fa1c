package org.ifolder.peer;

import java.time.Instant;
import java.util.Optional;
import org.ifolder.access.Caller;

/** Port: the tokens by which a host that passes a request on shows whose it is (R1.1): a member who has logged in there, at home. */
public interface CallerTokens {

    /** The header field that carries it beside the sending host's own token. */
    String HEADER = "IFolder-Caller";

    /**
     * A token for one request of a member whose home this host is; short-lived, and good at one host alone.
     *
     * @param audience id of the host that decides the request
     * @param now the time by that host's clock
     */
    String issue(Caller caller, String audience, Instant now);

    /**
     * The member, with the roles that count by the sending host's word.
     *
     * @param sender id of the host that has proven to have sent the request
     * @return empty unless the sender has signed the token for this host, is in service, and is the home of the member, who is active
     */
    Optional<Caller> verify(String token, String sender);
}
