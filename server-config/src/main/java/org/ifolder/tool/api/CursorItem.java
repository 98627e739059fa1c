package org.ifolder.tool.api;

/**
 * How far a host has applied one authority's stream of one collection.
 *
 * @param collection Domain, Catalog or Report
 * @param authority id of the host whose stream it is
 * @param incarnation the run of numbering that {@code sequence} counts in
 * @param sequence the last one applied
 * @param position the master's position of that batch, or null
 * @param state STREAMING or STOPPED
 * @param reason why it stopped, or null
 */
public record CursorItem(
        String collection,
        String authority,
        String incarnation,
        long sequence,
        Long position,
        String state,
        String reason) {}
