package org.ifolder.replication.protocol.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the first record in which two hosts differ: compares digests of a few key ranges, goes into the first that differs, and so on
 * until few records are left. What it finds it looks at once more, so that a stream that moves meanwhile gives no false alarm.
 */
public final class DifferenceSearch {

    private static final int PARTS = 16;
    private static final int FEW = 64;
    private static final int MOST_STEPS = 100;

    private final Side here;
    private final Side there;

    /** One of the two hosts. Each answer is of one moment. */
    public interface Side {

        RecordRanges ranges(RecordPlace after, RecordPlace upTo, int parts);

        /** One run for each of these ends. */
        RecordRanges ranges(RecordPlace after, List<RecordPlace> ends);

        RecordStamps stamps(RecordPlace after, RecordPlace upTo);
    }

    /** How a search has ended. */
    public enum Outcome {
        /** The records are the same. */
        SAME,
        /** They differ. */
        DIFFERENT,
        /** The stream moved; nothing can be said before it is searched again. */
        MOVED
    }

    /**
     * What a search has found.
     *
     * @param place the first record in which the hosts differ; null unless they do
     * @param here its version and hash here; null where the record is not here
     * @param there the same at the other host
     */
    public record Found(Outcome outcome, RecordPlace place, RecordStamp here, RecordStamp there) {

        private static Found nothing(Outcome outcome) {
            return new Found(outcome, null, null, null);
        }

        /** In words. @param name of the other host, such as "its authority" */
        public String describe(String name) {
            if (here == null || there == null) {
                return place + ": " + (here == null ? "missing here, version " + there.version() + " at " + name
                        : "version " + here.version() + " here, missing at " + name);
            }
            return here.version().equals(there.version()) ? place + ": other content in the same version " + here.version() + " at " + name
                    : place + ": version " + here.version() + " here, " + there.version() + " at " + name;
        }
    }

    public DifferenceSearch(Side here, Side there) {
        this.here = here;
        this.there = there;
    }

    /** Searches once. */
    public Found search() {
        RecordPlace after = RecordPlace.FIRST;
        RecordPlace upTo = null;
        boolean moreHere = false;
        for (int step = 0; step < MOST_STEPS; step++) {
            RecordRanges mine;
            RecordRanges theirs;
            if (moreHere) {
                mine = here.ranges(after, upTo, PARTS);
                theirs = there.ranges(after, ends(mine));
            } else {
                theirs = there.ranges(after, upTo, PARTS);
                mine = here.ranges(after, ends(theirs));
            }
            int first = firstDifferent(mine.ranges(), theirs.ranges());
            if (first < 0) {
                boolean comparable = mine.standing().mustAgreeWith(theirs.standing());
                return Found.nothing(step == 0 && comparable ? Outcome.SAME : Outcome.MOVED);
            }
            RecordRange inMine = mine.ranges().get(first);
            RecordRange inTheirs = theirs.ranges().get(first);
            after = first == 0 ? after : theirs.ranges().get(first - 1).upTo();
            upTo = inTheirs.upTo();
            if (inMine.count() <= FEW && inTheirs.count() <= FEW) {
                return compareFew(after, upTo);
            }
            moreHere = inMine.count() > inTheirs.count();
        }
        return Found.nothing(Outcome.MOVED);
    }

    private static List<RecordPlace> ends(RecordRanges ranges) {
        List<RecordPlace> ends = new ArrayList<>();
        ranges.ranges().forEach(range -> ends.add(range.upTo()));
        return ends;
    }

    private static int firstDifferent(List<RecordRange> mine, List<RecordRange> theirs) {
        for (int i = 0; i < theirs.size(); i++) {
            if (!mine.get(i).digest().equals(theirs.get(i).digest())) {
                return i;
            }
        }
        return -1;
    }

    private Found compareFew(RecordPlace after, RecordPlace upTo) {
        RecordStamps mine = here.stamps(after, upTo);
        RecordStamps theirs = there.stamps(after, upTo);
        Found first = firstDifferent(mine, theirs);
        if (first.outcome() != Outcome.DIFFERENT) {
            return Found.nothing(Outcome.MOVED);
        }
        return confirmed(first, after, upTo);
    }

    private Found confirmed(Found first, RecordPlace after, RecordPlace upTo) {
        RecordStamps mine = here.stamps(after, upTo);
        RecordStamps theirs = there.stamps(after, upTo);
        RecordStamps again = here.stamps(after, upTo);
        boolean sameVersion = first.here() != null && first.there() != null && first.here().version().equals(first.there().version());
        boolean stood = mine.standing().mustAgreeWith(theirs.standing()) && again.standing().equals(mine.standing());
        Found second = firstDifferent(mine, theirs);
        return second.equals(first) && (sameVersion || stood) ? second : Found.nothing(Outcome.MOVED);
    }

    private static Found firstDifferent(RecordStamps mine, RecordStamps theirs) {
        Map<RecordPlace, RecordStamp> byPlace = byPlace(mine);
        Map<RecordPlace, RecordStamp> others = byPlace(theirs);
        TreeSet<RecordPlace> places = new TreeSet<>(byPlace.keySet());
        places.addAll(others.keySet());
        Optional<RecordPlace> first = places.stream()
                .filter(place -> !Optional.ofNullable(byPlace.get(place)).equals(Optional.ofNullable(others.get(place))))
                .findFirst();
        return first.map(place -> new Found(Outcome.DIFFERENT, place, byPlace.get(place), others.get(place)))
                .orElse(Found.nothing(Outcome.SAME));
    }

    private static TreeMap<RecordPlace, RecordStamp> byPlace(RecordStamps stamps) {
        return stamps.stamps().stream().collect(Collectors.toMap(RecordStamp::place, Function.identity(), (a, b) -> b, TreeMap::new));
    }
}
