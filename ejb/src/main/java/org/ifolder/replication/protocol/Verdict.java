package org.ifolder.replication.protocol;

import java.util.Optional;

/**
 * What a receiver decides of a batch.
 *
 * @param kind the decision
 * @param reason why, in words for the log and the stream's state
 * @param difference how the records differ from what the authority signed, now that the batch is applied; null where they agree
 */
public record Verdict(Kind kind, String reason, String difference) {

    /** The decisions, each with its effect. */
    public enum Kind {
        /** The batch continues the cursor: records, cursor and log move in one transaction. */
        APPLY,
        /** The same batch was applied before: nothing happens. */
        DUPLICATE,
        /** Something before it is missing: what is missing is fetched, the cursor stays. */
        GAP,
        /** Another history under the same numbers: the stream stops until its authority goes on from what is here; nothing is discarded. */
        FORK,
        /** Not from whom it says, or not for us: dropped and held against the link; the cursor stays. */
        REFUSED,
        /** Signed by its authority, but over records that are not its own: the stream stops until a snapshot is asked for. */
        FOREIGN,
        /** Admitted, but cannot be read or applied: the stream stops, and is tried again when the batch comes again. */
        POISON,
        /** The stream has stopped before, and this batch is not what lets it go on: nothing happens. */
        STOPPED
    }

    /** Whether what follows the batch may be looked at: it has been applied, now or before. */
    public boolean goesOn() {
        return kind == Kind.APPLY || kind == Kind.DUPLICATE;
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

    static Verdict appliedDiffering(String difference) {
        return new Verdict(Kind.APPLY, APPLY.reason, difference);
    }

    private Verdict(Kind kind, String reason) {
        this(kind, reason, null);
    }

    /** The condition in which the verdict leaves the stream; empty where it leaves it as it is. */
    public Optional<Condition> stops() {
        return switch (kind) {
            case FORK -> Optional.of(Condition.FORK);
            case FOREIGN -> Optional.of(Condition.FOREIGN);
            case POISON -> Optional.of(Condition.POISON);
            default -> Optional.empty();
        };
    }
}
