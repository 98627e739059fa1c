package org.ifolder.replication.protocol;

import java.util.List;
import java.util.Optional;

/**
 * Judges a received batch. A pure function of what it is given; the effect of each verdict is stated at {@link Verdict.Kind}
 * and in {@code docs/replication.md}.
 */
public final class ChangeAdmission {

    private final HostKeys keys;
    private final Authorities authorities;
    private final RecordTypes types;

    public ChangeAdmission(HostKeys keys, Authorities authorities, RecordTypes types) {
        this.keys = keys;
        this.authorities = authorities;
        this.types = types;
    }

    /**
     * Judges by header, signature and numbers; the content is judged by {@link #judgeContent}.
     *
     * @param batch what came
     * @param reign who reigns, as this host knows it
     * @param here what this host knows of the batch's stream
     */
    public Verdict judge(SealedBatch batch, Reign reign, Standing here) {
        BatchHeader header = batch.header();
        if (!header.domain().equals(reign.domain())) {
            return Verdict.refused("a message of another Domain");
        }
        if (header.collection() == CollectionName.DOMAIN) {
            Optional<Verdict> held = judgeEpoch(header, reign, here);
            if (held.isPresent()) {
                return held.get();
            }
        }
        if (!keys.knows(header.authority())) {
            return Verdict.gap("the authority's host record has not come yet");
        }
        if (header.term() > authorities.term(batch.stream())) {
            return Verdict.gap("of term " + header.term() + ", whose heir this host has not heard of yet");
        }
        if (header.previous().sequence() < authorities.beginsAfter(batch.stream(), header.term())) {
            return Verdict.refused("a batch of term " + header.term() + " from before that began");
        }
        if (!keys.verifies(batch)) {
            return Verdict.refused("the signature is not its authority's");
        }
        return judgeNumbers(batch, here);
    }

    /** The epoch fences what the master writes, and only that (R7.6): who else wrote a Domain change, or after the end of a reign, is refused. */
    private static Optional<Verdict> judgeEpoch(BatchHeader header, Reign reign, Standing here) {
        if (header.to() <= here.cursor().sequence()) {
            return Optional.empty();
        }
        if (header.epoch() > reign.epoch()) {
            return Optional.of(Verdict.gap("of epoch " + header.epoch() + ", which this host has not heard of yet"));
        }
        Optional<PastReign> past = reign.past(header.epoch());
        if (header.epoch() < reign.epoch() && past.isEmpty()) {
            return Optional.of(Verdict.refused("a Domain change of the older epoch " + header.epoch()));
        }
        String master = past.map(PastReign::master).orElse(reign.master());
        if (!header.authority().equals(master)) {
            return Optional.of(Verdict.refused("a Domain change by a host that is not the master"));
        }
        if (past.isPresent() && header.to() > past.get().lastSequence()) {
            return Optional.of(Verdict.refused("a Domain change beyond the end of epoch " + header.epoch()));
        }
        return past.isEmpty() && !here.earlierReigns()
                ? Optional.of(Verdict.gap("what earlier reigns have written has not all come yet")) : Optional.empty();
    }

    private static Verdict judgeNumbers(SealedBatch batch, Standing here) {
        BatchHeader header = batch.header();
        Cursor cursor = here.cursor();
        if (header.previous().equals(cursor)) {
            return Verdict.APPLY;
        }
        if (header.previous().sequence() > cursor.sequence()) {
            return Verdict.gap("continues sequence " + header.previous().sequence()
                    + ", this host has " + cursor.sequence());
        }
        if (header.to() <= here.horizon()) {
            return Verdict.duplicate("older than what the log here holds");
        }
        if (header.to() <= cursor.sequence()) {
            if (here.known().isEmpty()) {
                return Verdict.fork("sequences " + header.from() + " to " + header.to() + " were cut otherwise before");
            }
            return here.known().get().equals(batch.hash())
                    ? Verdict.duplicate("applied before")
                    : Verdict.fork("sequence " + header.from() + " was another batch before");
        }
        return Verdict.fork("continues another history at sequence " + header.previous().sequence());
    }

    /**
     * Judges a batch's changes, once {@link #judge} has found that it is its authority's: each record must be of the stream's
     * collection, of no later term than the batch and, outside of the Domain collection, one of the stream's own (R7.6).
     *
     * @param term the batch's
     * @return {@link Verdict.Kind#APPLY} or {@link Verdict.Kind#FOREIGN}
     */
    public Verdict judgeContent(StreamId stream, long term, List<Change> changes) {
        DigestScope scope = DigestScope.of(stream);
        for (Change change : changes) {
            Optional<CollectionName> collection = types.collectionOf(change.type());
            if (collection.isPresent() && collection.get() != stream.collection()) {
                return Verdict.foreign("a " + change.type() + " record in collection " + stream.collection());
            }
            if (change.version().term() > term) {
                return Verdict.foreign("the record " + change.type() + " " + change.key() + " in a term that has not come");
            }
            if (!scope.covers(change.key())) {
                return Verdict.foreign("the record " + change.type() + " " + change.key() + " of another authority");
            }
        }
        return Verdict.APPLY;
    }
}
