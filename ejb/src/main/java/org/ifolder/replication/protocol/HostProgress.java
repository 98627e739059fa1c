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
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HostProgress(String host, String incarnation, long position, long backlog, long lagChanges, double lagSeconds,
        long lastSignOfLife) {
}
