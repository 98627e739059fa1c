package org.ifolder.identity.login;

/**
 * That a member's sessions of before have ended, as the home host tells the master.
 *
 * @param memberId the member's id
 * @param passwords how often the member has had another password, by the home host's count
 */
public record SessionEnd(String memberId, int passwords) {
}
