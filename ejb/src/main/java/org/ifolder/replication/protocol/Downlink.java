package org.ifolder.replication.protocol;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a slave lacks, seen from what the master says it has published. */
public final class Downlink {

    private Downlink() {
    }

    /**
     * The streams of which the heads tell what this host does not know, the Domain's first (R7.10): more than is here, or something
     * else; and those that have stopped, which may go on by now. What is to be done about each, {@code CatchUpPlan} says.
     *
     * @param lane the lane that the heads speak of
     * @param own of which streams this host is the authority; how those compare, {@code OwnStreams} looks
     */
    public static List<StreamId> behind(Predicate<StreamId> own, Lane lane, Heads heads, StreamKnowledge here) {
        return Stream.concat(
                        heads.streams().stream()
                                .filter(head -> !isKnown(head.cursor(), here, head.stream()))
                                .map(StreamHead::stream),
                        here.stopped().stream().filter(stream -> Lane.of(stream.collection()) == lane))
                .filter(own.negate())
                .distinct()
                .sorted(Comparator.comparing(StreamId::collection))
                .toList();
    }

    /** Whether a cursor of another host is a place that this host has passed. */
    public static boolean isKnown(Cursor theirs, StreamKnowledge here, StreamId stream) {
        Cursor mine = here.progress(stream).cursor();
        return theirs.sequence() == mine.sequence() ? theirs.equals(mine)
                : theirs.sequence() < mine.sequence()
                        && here.history(stream).contains(theirs.incarnation(), theirs.sequence());
    }
}
