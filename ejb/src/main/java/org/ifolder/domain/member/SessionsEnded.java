package org.ifolder.domain.member;

/**
 * A member's sessions and tokens of before count no more: the member was disabled or removed, has another password, or somebody ended them. Fired in
 * the transaction that writes it down, at the master and where the record arrives; there perhaps more than once.
 *
 * @param memberId the member's id
 * @param epoch what began in an earlier one is over, see {@link Member#sessionEpoch}
 */
public record SessionsEnded(String memberId, SessionEpoch epoch) {
}
