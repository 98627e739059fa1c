package org.ifolder.tool.api;

/**
 * What the anonymous probe says.
 *
 * @param status "UP"
 * @param joined whether the host is in a Domain
 */
public record HealthItem(String status, boolean joined) {}
