package org.ifolder.replication.protocol.catchup;

import java.util.ArrayList;
import java.util.List;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.history.History;
import org.ifolder.replication.protocol.history.Run;

/**
 * What an authority's administrator has decided about a fork: what this run said between these sequences counts no more. Whoever has it
 * may copy the authority's records over it. What a host has beyond was not in view when it was decided, and is a fork still.
 *
 * @param incarnation the run
 * @param after the last sequence of it that counts
 * @param upTo the last sequence of it that was in view
 */
public record Superseded(String incarnation, long after, long upTo) {

    /** All that another host's history has beyond what both have in common. */
    public static List<Superseded> of(History mine, History theirs) {
        long common = mine.commonWith(theirs);
        List<Superseded> superseded = new ArrayList<>();
        for (Run run : theirs.runs()) {
            long end = theirs.endOf(run.incarnation()).orElseThrow();
            if (end > common) {
                superseded.add(new Superseded(run.incarnation(), Math.max(common, run.after()), end));
            }
        }
        return superseded;
    }

    boolean covers(Cursor cursor) {
        return cursor.incarnation().equals(incarnation) && cursor.sequence() > after && cursor.sequence() <= upTo;
    }
}
