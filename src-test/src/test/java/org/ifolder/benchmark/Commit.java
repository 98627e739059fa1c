package org.ifolder.benchmark;

/**
 * A change that was committed at the master.
 *
 * @param member the number of the member that was changed
 * @param atMicros when the writer knew, in microseconds since 1970
 */
public record Commit(int member, long atMicros) {
}
