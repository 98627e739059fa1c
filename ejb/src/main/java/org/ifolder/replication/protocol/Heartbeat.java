package org.ifolder.replication.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What a slave tells the master once a second: that it lives, and how far it has each stream.
 *
 * @param domain id of the Domain
 * @param host id of the slave
 * @param backlog changes of its own that the slave does not know to be at the master
 * @param streams the slave's cursors
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Heartbeat(String domain, String host, long backlog, List<StreamHead> streams) {

    public Heartbeat {
        streams = streams == null ? List.of() : List.copyOf(streams);
    }
}
