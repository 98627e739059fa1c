package org.ifolder.replication.protocol.snapshot;

/**
 * A run of a scope's live records, from where the run before ends.
 *
 * @param upTo the place at which it ends; null for the end of all records
 * @param count how many there are
 * @param digest fingerprint of the digest over what their columns say now
 */
public record RecordRange(RecordPlace upTo, long count, String digest) {
}
