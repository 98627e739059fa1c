package org.ifolder.domain.member;

/**
 * A member has become {@code REMOVED} here: by the administrator's act at the master, or by the change's arrival at another host.
 * Fired in the same transaction, so that each authority revokes the member's rights in its own records with it (R3.5).
 *
 * @param memberId the member's id
 */
public record MemberRemoved(String memberId) {
}
