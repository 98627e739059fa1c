package org.ifolder.replication.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What a slave tells the master once a second: that it lives, and how it has each stream.
 *
 * @param domain id of the Domain
 * @param host id of the slave
 * @param incarnation the slave's run: two of them that live at once are two copies of one host
 * @param backlog changes of its own that the slave does not know to be at the master
 * @param streams the streams that the slave has
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Heartbeat(String domain, String host, String incarnation, long backlog, List<StreamReport> streams) {

    public Heartbeat {
        streams = streams == null ? List.of() : List.copyOf(streams);
    }
}
