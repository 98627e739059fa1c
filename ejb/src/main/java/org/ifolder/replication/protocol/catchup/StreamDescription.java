package org.ifolder.replication.protocol.catchup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.history.History;
import org.ifolder.replication.protocol.history.Run;

/**
 * How a host has a stream, as it describes it to a host that wants to catch up with it.
 *
 * @param cursor the last batch known there
 * @param condition whether the stream flows there
 * @param runs the runs of its numbering
 * @param horizon the sequence up to which the log there no longer holds it
 * @param settled the first sequence at which the digest covers all that the records there say now
 * @param last the last batch's bytes and signature: what its authority says of the digest; null before the first
 * @param superseded what counts no more of the authority's own histories, as far as the describing host knows
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StreamDescription(Cursor cursor, Condition condition, List<Run> runs, long horizon, long settled,
        SignedBytes last, List<Superseded> superseded) {

    public StreamDescription {
        runs = runs == null ? List.of() : List.copyOf(runs);
        superseded = superseded == null ? List.of() : List.copyOf(superseded);
    }

    /**
     * A batch as it travels.
     *
     * @param body the sealed bytes
     * @param signature the authority's signature over them
     */
    public record SignedBytes(byte[] body, String signature) {
    }

    /** The last batch; empty before the first. @throws MalformedBatch when it is none, or not the one that the cursor names */
    @JsonIgnore
    public Optional<SealedBatch> lastBatch() {
        if (last == null) {
            if (cursor.sequence() > 0) {
                throw new MalformedBatch("the description lacks its last batch", null);
            }
            return Optional.empty();
        }
        SealedBatch batch = BatchFormat.read(last.body(), last.signature());
        if (!batch.cursor().equals(cursor)) {
            throw new MalformedBatch("the description's last batch is not the one that its cursor names", null);
        }
        return Optional.of(batch);
    }

    @JsonIgnore
    public History history() {
        return new History(runs, cursor.sequence(), cursor.hash());
    }

    /**
     * The same, as it is told to another host: not to be copied from while it is not in order here. That is an own stream before this
     * host may number it, as others may have more of it; and another's whose records are newer than its cursor, after a copy.
     *
     * @param own whether the describing host is the stream's authority
     * @param open whether it may number its own streams now
     */
    public StreamDescription told(boolean own, boolean open) {
        return (own ? open : settled <= cursor.sequence()) ? this : unopened();
    }

    private StreamDescription unopened() {
        return new StreamDescription(cursor, condition == Condition.STREAMING ? Condition.TAKING_BACK : condition, runs, horizon, settled,
                last, superseded);
    }

    /** Whether the authority has decided that what ends at this cursor counts no more. */
    public boolean supersedes(Cursor theirs) {
        return superseded.stream().anyMatch(one -> one.covers(theirs));
    }
}
