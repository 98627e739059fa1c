package org.ifolder.join;

/**
 * How a step of joining stands.
 *
 * @param detail what was done, or why it failed; null where there is nothing to say
 * @param cure what to do about a failure; null where there is none
 */
public record JoinStepReport(JoinStep step, State state, String detail, String cure) {

    /** How far a step is. */
    public enum State { WAITING, DOING, DONE, FAILED }

    static JoinStepReport of(JoinStep step, State state, String detail) {
        return new JoinStepReport(step, state, detail, null);
    }
}
