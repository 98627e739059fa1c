package org.ifolder.replication.protocol;

/**
 * A reign that has ended.
 *
 * @param epoch its number
 * @param master id of the host that was master
 * @param lastSequence the last number of that master's Domain stream that counts; what it may have written beyond is refused
 */
public record PastReign(long epoch, String master, long lastSequence) {
}
