package org.ifolder.replication.protocol.snapshot;

import java.util.List;

/**
 * A host's records between two places, one by one.
 *
 * @param standing how far the host had the stream when it looked
 * @param stamps the live records, in order
 */
public record RecordStamps(RecordStanding standing, List<RecordStamp> stamps) {

    public RecordStamps {
        stamps = stamps == null ? List.of() : List.copyOf(stamps);
    }
}
