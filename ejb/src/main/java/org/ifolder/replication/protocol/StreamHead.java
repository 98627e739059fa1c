package org.ifolder.replication.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How far a host has a stream, as it tells others.
 *
 * @param sequence number of the last change that the host has applied or, of its own stream, sealed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StreamHead(CollectionName collection, String authority, long sequence) {

    @JsonIgnore
    public StreamId stream() {
        return new StreamId(collection, authority);
    }
}
