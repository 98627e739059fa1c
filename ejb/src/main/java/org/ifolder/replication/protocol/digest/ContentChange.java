package org.ifolder.replication.protocol.digest;

/**
 * What one change does to the content that a digest covers. Tombstones have no content.
 *
 * @param before the record's {@link ContentHash} before; null where no live record was
 * @param after its hash after; null where no live record is
 */
public record ContentChange(String before, String after) {
}
