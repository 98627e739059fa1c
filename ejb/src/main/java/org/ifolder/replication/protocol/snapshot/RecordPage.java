package org.ifolder.replication.protocol.snapshot;

import java.util.List;
import org.ifolder.replication.protocol.Change;

/**
 * A run of a scope's records, tombstones among them, in order.
 *
 * @param records each as the change that brings it about
 * @param upTo the place up to which these are all records there are; null when there are no more after them
 */
public record RecordPage(List<Change> records, RecordPlace upTo) {

    public RecordPage {
        records = records == null ? List.of() : List.copyOf(records);
    }

    /** The place of a record in its scope. */
    public static RecordPlace placeOf(Change record) {
        return new RecordPlace(record.type(), record.key());
    }
}
