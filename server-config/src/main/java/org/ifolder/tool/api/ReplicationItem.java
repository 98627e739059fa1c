package org.ifolder.tool.api;

/**
 * How far a host is (R7.9).
 *
 * @param host id of the host
 * @param name its name
 * @param position its place in the master's one order, or null
 * @param clockAheadSeconds by how much its clock is ahead of the master's; negative where it is behind
 * @param secondCopySince since when another process speaks in its name too, or null
 */
public record ReplicationItem(String host, String name, Long position, long clockAheadSeconds, String secondCopySince) {}
