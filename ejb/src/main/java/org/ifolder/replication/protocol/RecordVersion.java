package org.ifolder.replication.protocol;

import java.util.Comparator;

/**
 * How new a record is, as its one authority counts it (invariant 3). Compared by epoch, then term, then counter; never by clock.
 *
 * @param epoch the master's reign in which a Domain record was written; 0 for the other collections
 * @param term which authority's turn it is; raised only when a record changes its authority
 * @param counter number of the change in this term, from 1
 */
public record RecordVersion(long epoch, long term, long counter) implements Comparable<RecordVersion> {

    private static final Comparator<RecordVersion> ORDER = Comparator.comparingLong(RecordVersion::epoch)
            .thenComparingLong(RecordVersion::term)
            .thenComparingLong(RecordVersion::counter);

    /** Before the first change. */
    public static final RecordVersion NONE = new RecordVersion(0, 0, 0);

    @Override
    public int compareTo(RecordVersion other) {
        return ORDER.compare(this, other);
    }

    public boolean isNewerThan(RecordVersion other) {
        return compareTo(other) > 0;
    }

    /**
     * The version of the authority's next change.
     *
     * @param newEpoch the reign in which it is written; 0 outside of the Domain collection
     * @param newTerm the term of the record's stream
     */
    public RecordVersion next(long newEpoch, long newTerm) {
        return new RecordVersion(newEpoch, Math.max(term, newTerm), counter + 1);
    }

    /** {@code epoch.term.counter}, the form in which the API shows it as an ETag. */
    @Override
    public String toString() {
        return epoch + "." + term + "." + counter;
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException when the text has another form
     */
    public static RecordVersion parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a version: " + text);
        }
        return new RecordVersion(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
}
