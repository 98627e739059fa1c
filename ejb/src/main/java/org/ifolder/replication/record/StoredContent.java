package org.ifolder.replication.record;

import org.ifolder.replication.protocol.RecordVersion;

/**
 * A record as its row notes it, without what it says.
 *
 * @param contentHash the hash noted when it was written; null for a tombstone
 */
public record StoredContent(String type, String key, RecordVersion version, String contentHash) {
}
