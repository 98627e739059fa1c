package org.ifolder.replication.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/**
 * What the master says once a second: how far it has and has published each stream. So a lost last message is noticed, an origin
 * learns what the master has of it, and silence is known as silence (invariant 10).
 *
 * @param domain id of the Domain
 * @param epoch the master's reign
 * @param position the last position given to a batch
 * @param streams how far the master has published each stream
 * @param hosts how far each host is
 * @param said what the master says of itself besides, a short text a topic
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Heads(String domain, long epoch, long position, List<StreamHead> streams, List<HostProgress> hosts,
        Map<String, String> said) {

    public Heads {
        streams = streams == null ? List.of() : List.copyOf(streams);
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
        said = said == null ? Map.of() : Map.copyOf(said);
    }

    /** Of a master that says nothing besides. */
    public Heads(String domain, long epoch, long position, List<StreamHead> streams, List<HostProgress> hosts) {
        this(domain, epoch, position, streams, hosts, Map.of());
    }
}
