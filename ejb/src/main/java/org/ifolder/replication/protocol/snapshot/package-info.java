/**
 * Copying a stream's records from another host without a long transaction (invariant 11): by key range, resumable, in bounded memory;
 * and finding the first record in which two hosts differ. Uses {@code replication.protocol} and its {@code catchup}.
 */
package org.ifolder.replication.protocol.snapshot;
