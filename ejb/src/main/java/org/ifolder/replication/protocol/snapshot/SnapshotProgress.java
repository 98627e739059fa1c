package org.ifolder.replication.protocol.snapshot;

import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.digest.Digest;

/**
 * How far a snapshot is; kept in the database, so that it goes on after a cut or a crash.
 *
 * @param source id of the host that is copied from
 * @param from how the source described the stream before the first record was copied: P0, from which the stream goes on
 * @param upTo the place up to which records are copied
 * @param records how many are copied
 * @param sum digest of the records that are here up to that place
 */
public record SnapshotProgress(String source, StreamDescription from, RecordPlace upTo, long records, Digest sum) {
}
