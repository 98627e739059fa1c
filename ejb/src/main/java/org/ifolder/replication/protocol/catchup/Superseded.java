package org.ifolder.replication.protocol.catchup;

import org.ifolder.replication.protocol.Cursor;

/**
 * What an authority's administrator has decided about a fork: what this run said after this sequence counts no more. Whoever has it may
 * copy the authority's records over it.
 *
 * @param incarnation the run
 * @param after the last sequence of it that still counts
 */
public record Superseded(String incarnation, long after) {

    boolean covers(Cursor cursor) {
        return cursor.incarnation().equals(incarnation) && cursor.sequence() > after;
    }
}
