package org.ifolder.replication.protocol;

import java.util.Optional;

/**
 * What this host knows of a batch's stream when the batch comes: all that {@link ChangeAdmission} may look at beside the batch.
 *
 * @param cursor how far this host has the stream
 * @param horizon the sequence up to which the log here no longer holds it
 * @param known the hash of the batch that the log holds under the same first sequence, if it holds one
 * @param earlierReigns whether this host has all that counts of the Domain streams of earlier reigns
 */
public record Standing(Cursor cursor, long horizon, Optional<String> known, boolean earlierReigns) {
}
