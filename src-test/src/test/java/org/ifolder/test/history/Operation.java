package org.ifolder.test.history;

import java.util.Map;

/** One attempt of a client to change something, with what is to be there once it has happened. */
public final class Operation {

    private final History history;
    private final String asked;
    private final String what;
    private final long begun;
    private Map<Subject, String> after;
    private Outcome outcome;
    private long ended;
    private String answer = "no answer yet";

    Operation(History history, String asked, String what, Map<Subject, String> after, long begun) {
        this.history = history;
        this.asked = asked;
        this.what = what;
        this.after = after;
        this.begun = begun;
    }

    /** Notes how it ended. */
    public void end(Outcome how, String words) {
        end(how, words, Map.of());
    }

    /** Notes how it ended, with what is known of it only now, such as the id that the host has given. */
    public void end(Outcome how, String words, Map<Subject, String> more) {
        history.end(this, how, words, more);
    }

    void close(Outcome how, String words, Map<Subject, String> all, long moment) {
        outcome = how;
        answer = words;
        after = all;
        ended = moment;
    }

    boolean isUnder(Outcome one) {
        return outcome == one;
    }

    boolean isAcknowledgedBy(long moment) {
        return outcome == Outcome.ACKNOWLEDGED && ended <= moment;
    }

    Map<Subject, String> after() {
        return after;
    }

    @Override
    public String toString() {
        return "[" + begun + "] " + what + " at " + asked + ": " + (outcome == null ? "" : outcome + ", ") + answer;
    }
}
