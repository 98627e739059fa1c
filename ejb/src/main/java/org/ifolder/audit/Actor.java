package org.ifolder.audit;

/**
 * Who acts.
 *
 * @param login the login name
 * @param memberId id of the member; null for a host's operator
 * @param via id of the host that passed the request on; null for one that came from the person
 * @param source the address from which the request came, as the host says that got it first
 */
public record Actor(String login, String memberId, String via, String source) {
}
