package org.ifolder.replication.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What the master says once a second: how far it has and has published each stream. So a lost last message is noticed, an origin
 * learns what the master has of it, and silence is known as silence (invariant 10).
 *
 * @param domain id of the Domain
 * @param epoch the master's reign
 * @param position the last position given to a batch
 * @param streams how far the master has published each stream
 * @param hosts how far each host is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Heads(String domain, long epoch, long position, List<StreamHead> streams, List<HostProgress> hosts) {

    public Heads {
        streams = streams == null ? List.of() : List.copyOf(streams);
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
    }
}
