package org.ifolder.replication.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What a batch says of itself (invariants 4 and 8). A later version's header may have more fields; they are ignored here and
 * stay in the bytes, which are relayed as they came (R7.8).
 *
 * @param format version of the batch format
 * @param domain id of the Domain
 * @param epoch the master's reign in which the batch was sealed, as its authority knew it
 * @param collection the stream's collection
 * @param authority id of the host that began the stream; it numbered and signed the batch, or its heir did
 * @param term which of them: {@link #FIRST_TERM} for the host that began the stream, one more for each heir (R2.7)
 * @param incarnation the run of the authority's numbering
 * @param previous the cursor that this batch continues: in a new incarnation's first batch, the parent
 * @param to number of the last change; the first is {@code previous.sequence + 1}
 * @param digest fingerprint of the digest over the authority's live records after this batch (invariant 9)
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BatchHeader(int format, String domain, long epoch, CollectionName collection, String authority,
        long term, String incarnation, Cursor previous, long to, String digest) {

    /** The batch format that this version writes. */
    public static final int FORMAT = 1;

    /** The term of a stream that the host which began it writes itself. */
    public static final long FIRST_TERM = 1;

    @JsonIgnore
    public StreamId stream() {
        return new StreamId(collection, authority);
    }

    /** Number of the batch's first change. */
    @JsonIgnore
    public long from() {
        return previous.sequence() + 1;
    }
}
