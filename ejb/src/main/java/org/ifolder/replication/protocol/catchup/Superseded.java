package org.ifolder.replication.protocol.catchup;

import org.ifolder.replication.protocol.Cursor;

/**
 * What an authority's administrator has decided about a fork: what this run said between these sequences counts no more. Whoever has it
 * may copy the authority's records over it. What a host has beyond was not in view when it was decided, and is a fork still.
 *
 * @param incarnation the run
 * @param after the last sequence of it that counts
 * @param upTo the last sequence of it that was in view
 */
public record Superseded(String incarnation, long after, long upTo) {

    boolean covers(Cursor cursor) {
        return cursor.incarnation().equals(incarnation) && cursor.sequence() > after && cursor.sequence() <= upTo;
    }
}
