package org.ifolder.tool.api;

/**
 * What the anonymous probe says.
 *
 * @param status "UP"
 * @param joined whether the host is in a Domain
 * @param takesChanges whether it takes changes, which it does not at once after a start
 */
public record HealthItem(String status, boolean joined, boolean takesChanges) {}
