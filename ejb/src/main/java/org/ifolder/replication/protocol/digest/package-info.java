/**
 * What proves that two hosts hold the same records: the hash of one record's content, and the digest over a set of them
 * (invariant 9). Plain Java that knows nothing of batches or streams.
 */
package org.ifolder.replication.protocol.digest;
