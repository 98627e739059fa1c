package org.ifolder.replication.protocol;

/**
 * What a receiver decides of a batch.
 *
 * @param kind the decision
 * @param reason why, in words for the log and the stream's state
 */
public record Verdict(Kind kind, String reason) {

    /** The decisions, each with its effect. */
    public enum Kind {
        /** The batch continues the cursor: records, cursor and log move in one transaction. */
        APPLY,
        /** The same batch was applied before: nothing happens. */
        DUPLICATE,
        /** Something before it is missing: what is missing is fetched, the cursor stays. */
        GAP,
        /** Another history under the same numbers: the stream stops, nothing is discarded. */
        FORK,
        /** Not from whom it says, or not for us: dropped and held against the link; the cursor stays. */
        REFUSED,
        /** Signed by its authority, but over records that are not its own: the authority's stream stops. */
        FOREIGN,
        /** Admitted, but cannot be read or applied: the stream stops, and is tried again when the batch comes again. */
        POISON,
        /** The stream has stopped before: nothing happens until somebody has looked at it. */
        STOPPED
    }

    static final Verdict APPLY = new Verdict(Kind.APPLY, "continues the cursor");

    static Verdict duplicate(String reason) {
        return new Verdict(Kind.DUPLICATE, reason);
    }

    static Verdict gap(String reason) {
        return new Verdict(Kind.GAP, reason);
    }

    static Verdict fork(String reason) {
        return new Verdict(Kind.FORK, reason);
    }

    static Verdict refused(String reason) {
        return new Verdict(Kind.REFUSED, reason);
    }

    static Verdict foreign(String reason) {
        return new Verdict(Kind.FOREIGN, reason);
    }

    /** An admitted batch that could not be applied. */
    public static Verdict poison(String reason) {
        return new Verdict(Kind.POISON, reason);
    }

    static Verdict stopped(String reason) {
        return new Verdict(Kind.STOPPED, reason);
    }

    /** Whether the stream is to be marked as stopped, with the reason in view. */
    public boolean stopsStream() {
        return needsSomebody() || kind == Kind.POISON;
    }

    /** Whether the stream goes on only after somebody has looked at it; another stop is tried again. */
    public boolean needsSomebody() {
        return kind == Kind.FORK || kind == Kind.FOREIGN;
    }
}
