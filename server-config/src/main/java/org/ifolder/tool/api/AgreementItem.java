package org.ifolder.tool.api;

import java.util.List;

/**
 * Whether all hosts have the same records.
 *
 * @param state IDENTICAL, BEHIND, UNKNOWN, STOPPED or DIFFERING
 * @param asOf the moment as of which all hosts were last known to be identical, or null
 * @param hosts one item a host
 */
public record AgreementItem(String state, String asOf, List<OfHost> hosts) {

    /**
     * Whether one host has the same records as the master.
     *
     * @param host id of the host
     * @param name its name, or null
     * @param state as of the whole
     * @param asOf the moment as of which it was last known to be identical, or null
     * @param since when the state began, or null
     * @param streams why it is not IDENTICAL
     */
    public record OfHost(String host, String name, String state, String asOf, String since, List<OfStream> streams) {}

    /**
     * A stream in which a host is not as the master.
     *
     * @param collection Domain, Catalog or Report
     * @param authority id of the host whose stream it is
     * @param condition STREAMING, TAKING_BACK, SNAPSHOT, POISON, FOREIGN or FORK
     * @param reason why it is not STREAMING, or null
     * @param difference how the records differ, or null
     */
    public record OfStream(String collection, String authority, String condition, String reason, String difference) {}
}
