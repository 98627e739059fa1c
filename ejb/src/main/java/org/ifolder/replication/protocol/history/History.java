package org.ifolder.replication.protocol.history;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One stream as one host knows it: its runs in order, and where the last of them ends.
 *
 * @param runs the runs, oldest first; none before the first batch
 * @param end the last sequence known
 * @param hash hash of the last batch known; the empty string before the first
 */
public record History(List<Run> runs, long end, String hash) {

    public History {
        runs = runs == null ? List.of() : List.copyOf(runs);
    }

    /** How another host's knowledge of the stream compares to this. */
    public enum Comparison {
        /** Both know the same. */
        SAME,
        /** This continues what the other knows. */
        AHEAD,
        /** The other continues what is known here. */
        BEHIND,
        /** Each has numbers under which the other knows something else, or nothing. */
        FORK
    }

    /** Compares by runs and, where both end at the same number, by the last batch's hash. */
    public Comparison compare(History other) {
        long common = commonWith(other);
        if (common < end && common < other.end) {
            return Comparison.FORK;
        }
        if (common < end) {
            return Comparison.AHEAD;
        }
        if (common < other.end) {
            return Comparison.BEHIND;
        }
        return hash.equals(other.hash) ? Comparison.SAME : Comparison.FORK;
    }

    /** The last sequence up to which both histories are one. */
    public long commonWith(History other) {
        long common = 0;
        for (int i = 0; i < Math.min(runs.size(), other.runs.size()) && runs.get(i).equals(other.runs.get(i)); i++) {
            common = Math.min(endOf(i), other.endOf(i));
        }
        return common;
    }

    /** Whether sequence {@code sequence} of run {@code incarnation} is part of this history. */
    public boolean contains(String incarnation, long sequence) {
        if (sequence == 0) {
            return true;
        }
        OptionalLong endOfRun = endOf(incarnation);
        return endOfRun.isPresent() && sequence <= endOfRun.getAsLong();
    }

    /** The run to which a sequence belongs; empty where none is known. */
    public Optional<Run> runAt(long sequence) {
        return runs.stream().filter(run -> run.after() < sequence).max(Comparator.comparingLong(Run::after));
    }

    /** The last sequence of a run; empty for a run that is no part of this history. */
    public OptionalLong endOf(String incarnation) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).incarnation().equals(incarnation)) {
                return OptionalLong.of(endOf(i));
            }
        }
        return OptionalLong.empty();
    }

    private long endOf(int run) {
        return run + 1 < runs.size() ? runs.get(run + 1).after() : end;
    }
}
