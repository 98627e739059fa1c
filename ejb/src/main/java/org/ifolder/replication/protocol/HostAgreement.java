package org.ifolder.replication.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * Whether a host has the same records as the master, as the master sees it.
 *
 * @param state what holds now
 * @param since when that began, in milliseconds since 1970 by the master's clock
 * @param asOf the moment, by the same clock, as of which the host was last known to have all that the master had, and nothing else;
 *        0 for never
 * @param streams the streams because of which it is not {@link State#IDENTICAL}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HostAgreement(State state, long since, long asOf, List<Concern> streams) {

    /** Nothing is known of the host. */
    public static final HostAgreement NEVER = new HostAgreement(State.UNKNOWN, 0, 0, List.of());

    public HostAgreement {
        state = state == null ? State.UNKNOWN : state;
        streams = streams == null ? List.of() : List.copyOf(streams);
    }

    /** From the best to the worst. */
    public enum State {
        /** Cursors and digests are the same. */
        IDENTICAL,
        /** The host does not have everything yet; what it has agrees. */
        BEHIND,
        /** The host was not heard of for a while: nothing is said. */
        UNKNOWN,
        /** A stream does not go on by itself. */
        STOPPED,
        /** The host has other records under the same cursor. */
        DIFFERING
    }

    /**
     * A stream in which a host is not as the master.
     *
     * @param condition whether the stream flows there
     * @param reason why it does not; null while it flows, or where only the host itself knows
     * @param difference how the records differ; null while they are not known to
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Concern(CollectionName collection, String authority, Condition condition, String reason, String difference) {
    }
}
