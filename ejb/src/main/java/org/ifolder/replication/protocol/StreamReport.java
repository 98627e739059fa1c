package org.ifolder.replication.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How a slave has a stream, as it tells the master.
 *
 * @param cursor the last batch applied or, of an own stream, sealed
 * @param condition whether the stream flows
 * @param difference how the slave's records differ from what the authority has signed; null while they agree
 * @param horizon the sequence up to which the slave's log no longer holds the stream
 * @param apart whether the master, by its heads, has something of this slave's own stream that the slave does not know
 * @param digest fingerprint of the digest of the records that the slave has at its cursor
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StreamReport(CollectionName collection, String authority, Cursor cursor, Condition condition, String difference,
        long horizon, boolean apart, String digest) {

    /** Longest text of a difference that is taken from another host. */
    private static final int LONGEST_DIFFERENCE = 1000;

    public StreamReport {
        difference = difference != null && difference.length() > LONGEST_DIFFERENCE
                ? difference.substring(0, LONGEST_DIFFERENCE) : difference;
    }

    /** Whether it has all its parts. */
    @JsonIgnore
    public boolean isComplete() {
        return collection != null && authority != null && condition != null && cursor != null && cursor.incarnation() != null
                && cursor.hash() != null && cursor.sequence() >= 0 && horizon >= 0;
    }

    @JsonIgnore
    public StreamId stream() {
        return new StreamId(collection, authority);
    }
}
