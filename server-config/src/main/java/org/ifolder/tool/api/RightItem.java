package org.ifolder.tool.api;

/**
 * A right of one member on one iFolder.
 *
 * @param member id of the member
 * @param right OWNER, READ_WRITE or READ_ONLY
 */
public record RightItem(String member, String right) {}
