package org.ifolder.replication.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How far one host is behind the master, as the master sees it (R7.9).
 *
 * @param host the host's id
 * @param incarnation the run of the host that the master has admitted; null before it was heard
 * @param position the highest position below which the host has confirmed everything
 * @param backlog changes of the host that the master has not got yet, as the host last said
 * @param lagChanges published changes that the host has not confirmed
 * @param lagSeconds age of the oldest of them, by the master's clock alone; 0 when there is none
 * @param lastSignOfLife when the host was last heard of, in milliseconds since 1970 by the master's clock; 0 for never
 * @param clockAheadSeconds by how much the host's clock is ahead of the master's, as its last heartbeat showed; negative where it is behind
 * @param secondCopySince since when another process speaks in the host's name too, in milliseconds since 1970; 0 while none does
 * @param agreement whether the host has the same records as the master
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HostProgress(String host, String incarnation, long position, long backlog, long lagChanges, double lagSeconds,
        long lastSignOfLife, long clockAheadSeconds, long secondCopySince, HostAgreement agreement) {

    public HostProgress {
        agreement = agreement == null ? HostAgreement.NEVER : agreement;
    }

    /** Of a host of which it is not said whether it agrees. */
    public HostProgress(String host, String incarnation, long position, long backlog, long lagChanges, double lagSeconds,
            long lastSignOfLife) {
        this(host, incarnation, position, backlog, lagChanges, lagSeconds, lastSignOfLife, 0, 0, HostAgreement.NEVER);
    }

    /** Of a host that was never heard of. */
    public static HostProgress unknown(String host) {
        return new HostProgress(host, null, 0, 0, 0, 0, 0);
    }
}
