package org.ifolder.replication.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How far the master has published a stream, as it tells all slaves.
 *
 * @param cursor the last batch published
 * @param floor the sequence that every host is known to have reached; tombstones above it must stay (R7.7)
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StreamHead(CollectionName collection, String authority, Cursor cursor, long floor) {

    @JsonIgnore
    public StreamId stream() {
        return new StreamId(collection, authority);
    }
}
