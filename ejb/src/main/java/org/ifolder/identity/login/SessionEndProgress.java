package org.ifolder.identity.login;

import java.time.Instant;
import java.util.Optional;
import org.ifolder.domain.host.Host;

/**
 * What one host has done about the end of a member's sessions.
 *
 * @param host the host
 * @param state what is known of it
 * @param endedAt when the host last ended sessions of this member, by its own clock; empty where it never did or has not said
 */
public record SessionEndProgress(Host host, State state, Optional<Instant> endedAt) {

    /** What is known of a host. */
    public enum State {

        /** Nothing of before counts there any more. */
        ENDED,

        /** The host has not learnt of the end yet. */
        PENDING,

        /** The host has not answered. */
        UNKNOWN
    }
}
