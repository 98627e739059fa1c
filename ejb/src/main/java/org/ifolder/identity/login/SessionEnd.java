package org.ifolder.identity.login;

/**
 * That a member's sessions of before have ended, as the home host tells the master.
 *
 * @param memberId the member's id
 * @param epoch what began in an earlier one is over
 */
public record SessionEnd(String memberId, int epoch) {
}
