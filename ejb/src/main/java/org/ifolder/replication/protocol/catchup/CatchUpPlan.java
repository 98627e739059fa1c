package org.ifolder.replication.protocol.catchup;

import org.ifolder.replication.protocol.Condition;

/** What a host does about a stream, having heard how another host has it. */
public enum CatchUpPlan {
    /** This host has all that the other has. */
    NOTHING,
    /** The other has more, and its log holds all of that. */
    FETCH,
    /** The other has more, but its log begins later, or this host's history counts no more: the records are copied. */
    COPY,
    /** The records would have to be copied, but the other host does not have them in order itself: it is asked again later. */
    WAIT,
    /** Each has something else under the same numbers, and nobody has decided which of it counts. */
    FORK;

    /**
     * Compares a stream here and there. A snapshot once begun is not given up for the log: half of the records are newer than the cursor.
     *
     * @param mine how this host has the stream
     * @param theirs how the other host describes it
     */
    public static CatchUpPlan of(StreamDescription mine, StreamDescription theirs) {
        if (mine.supersedes(theirs.cursor())) {
            return NOTHING;
        }
        boolean copying = mine.condition() == Condition.SNAPSHOT;
        return switch (mine.history().compare(theirs.history())) {
            case AHEAD -> NOTHING;
            case SAME -> copying ? copyOf(theirs) : NOTHING;
            case BEHIND -> copying || mine.cursor().sequence() < theirs.horizon() ? copyOf(theirs) : FETCH;
            case FORK -> theirs.supersedes(mine.cursor()) ? copyOf(theirs) : FORK;
        };
    }

    /** Only a stream that flows at the source has records that fit its cursor, or will once what waits there is sealed. */
    private static CatchUpPlan copyOf(StreamDescription theirs) {
        return theirs.condition() == Condition.STREAMING ? COPY : WAIT;
    }
}
