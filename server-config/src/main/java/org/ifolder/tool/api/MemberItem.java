package org.ifolder.tool.api;

/**
 * A member (R3.1).
 *
 * @param id its id
 * @param loginName its login name
 * @param homeHost id of the home host
 */
public record MemberItem(String id, String loginName, String homeHost) {}
