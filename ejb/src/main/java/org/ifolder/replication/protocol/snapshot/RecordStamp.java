package org.ifolder.replication.protocol.snapshot;

/**
 * What tells one live record's content from another's.
 *
 * @param place which record
 * @param version its version, in text form
 * @param hash hash of what its columns say now
 */
public record RecordStamp(RecordPlace place, String version, String hash) {
}
