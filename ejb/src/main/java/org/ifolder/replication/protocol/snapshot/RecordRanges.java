package org.ifolder.replication.protocol.snapshot;

import java.util.List;

/**
 * A host's records between two places, in a few runs.
 *
 * @param standing how far the host had the stream when it looked
 * @param ranges the runs, in order; the last one ends where was asked
 */
public record RecordRanges(RecordStanding standing, List<RecordRange> ranges) {

    public RecordRanges {
        ranges = ranges == null ? List.of() : List.copyOf(ranges);
    }
}
