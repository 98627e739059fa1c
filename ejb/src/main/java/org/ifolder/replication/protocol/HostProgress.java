package org.ifolder.replication.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How far one host is behind the master, as the master sees it (R7.9).
 *
 * @param host the host's id
 * @param position the highest position below which the host has confirmed everything
 * @param backlog changes of the host that the master has not got yet, as the host last said
 * @param lagChanges published changes that the host has not confirmed
 * @param lagSeconds age of the oldest of them, by the master's clock alone; 0 when there is none
 * @param lastSignOfLife when the host was last heard of, in milliseconds since 1970 by the master's clock; 0 for never
 * @param incarnation the run of it that the master takes for the host; null before one was heard
 * @param secondCopySince since when another process speaks in the host's name too, in milliseconds since 1970; 0 while none does
 * @param agreement whether the host has the same records as the master
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HostProgress(String host, long position, long backlog, long lagChanges, double lagSeconds,
        long lastSignOfLife, String incarnation, long secondCopySince, HostAgreement agreement) {

    public HostProgress {
        agreement = agreement == null ? HostAgreement.NEVER : agreement;
    }

    /** Of a host that was never heard of. */
    public static HostProgress unknown(String host) {
        return new HostProgress(host, 0, 0, 0, 0, 0, null, 0, HostAgreement.NEVER);
    }
}
