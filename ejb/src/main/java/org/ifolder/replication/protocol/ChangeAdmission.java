package org.ifolder.replication.protocol;

import java.util.List;
import java.util.Optional;

/**
 * Judges a received batch. A pure function of what it is given; the effect of each verdict is stated at {@link Verdict.Kind}
 * and in {@code docs/replication.md}.
 */
public final class ChangeAdmission {

    private final HostKeys keys;
    private final RecordTypes types;

    public ChangeAdmission(HostKeys keys, RecordTypes types) {
        this.keys = keys;
        this.types = types;
    }

    /**
     * Judges by header, signature and numbers; the content is judged by {@link #judgeContent}.
     *
     * @param batch what came
     * @param reign who reigns, as this host knows it
     * @param cursor how far this host has the batch's stream
     * @param known the hash of the batch that this host's log holds under the same first sequence, if it holds one
     */
    public Verdict judge(SealedBatch batch, Reign reign, Cursor cursor, Optional<String> known) {
        BatchHeader header = batch.header();
        if (!header.domain().equals(reign.domain())) {
            return Verdict.refused("a message of another Domain");
        }
        if (header.collection() == CollectionName.DOMAIN) {
            if (header.epoch() < reign.epoch() && header.to() > cursor.sequence()) {
                return Verdict.refused("a Domain change of the older epoch " + header.epoch());
            }
            if (!header.authority().equals(reign.master())) {
                return Verdict.refused("a Domain change by a host that is not the master");
            }
        }
        if (!keys.knows(header.authority())) {
            return Verdict.gap("the authority's host record has not come yet");
        }
        if (!keys.verifies(header.authority(), batch.body(), batch.signature())) {
            return Verdict.refused("the signature is not its authority's");
        }
        return judgeNumbers(batch, cursor, known);
    }

    private static Verdict judgeNumbers(SealedBatch batch, Cursor cursor, Optional<String> known) {
        BatchHeader header = batch.header();
        if (header.previous().equals(cursor)) {
            return Verdict.APPLY;
        }
        if (header.previous().sequence() > cursor.sequence()) {
            return Verdict.gap("continues sequence " + header.previous().sequence()
                    + ", this host has " + cursor.sequence());
        }
        if (header.to() <= cursor.sequence()) {
            if (known.isEmpty()) {
                return Verdict.fork("sequences " + header.from() + " to " + header.to() + " were cut otherwise before");
            }
            return known.get().equals(batch.hash())
                    ? Verdict.duplicate("applied before")
                    : Verdict.fork("sequence " + header.from() + " was another batch before");
        }
        return Verdict.fork("continues another history at sequence " + header.previous().sequence());
    }

    /**
     * Judges a batch's changes, once {@link #judge} has found that it is its authority's: each record must be of the stream's
     * collection and, outside of the Domain collection, one of the authority's own (R7.6).
     *
     * @return {@link Verdict.Kind#APPLY} or {@link Verdict.Kind#FOREIGN}
     */
    public Verdict judgeContent(StreamId stream, List<Change> changes) {
        for (Change change : changes) {
            Optional<CollectionName> collection = types.collectionOf(change.type());
            if (collection.isPresent() && collection.get() != stream.collection()) {
                return Verdict.foreign("a " + change.type() + " record in collection " + stream.collection());
            }
            if (stream.collection() != CollectionName.DOMAIN
                    && !RecordKey.creator(change.key()).equals(stream.authority())) {
                return Verdict.foreign("the record " + change.type() + " " + change.key() + " of another authority");
            }
        }
        return Verdict.APPLY;
    }
}
