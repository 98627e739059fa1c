package org.ifolder.replication.log;

import org.ifolder.replication.protocol.SealedBatch;

/**
 * A batch that the master has given its place.
 *
 * @param position place in the master's one order of published batches, from 1
 */
public record PublishedBatch(long position, SealedBatch batch) {
}
