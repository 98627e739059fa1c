package org.ifolder.replication.log;

import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.digest.Digest;

/**
 * How this host has a stream at one moment: a digest that was read later than the cursor would tell of other records, and look like a
 * difference.
 *
 * @param progress how far, in which condition
 * @param digest of the records that the stream has brought; of the Domain's, all streams together
 */
public record StreamState(StreamId id, StreamProgress progress, Digest digest) {
}
