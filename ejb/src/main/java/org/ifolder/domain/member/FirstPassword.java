package org.ifolder.domain.member;

/**
 * A member of this host's has been made along with a password. Fired in the same transaction, as who makes members knows nothing of passwords.
 *
 * @param memberId the member's id
 * @param password the password itself
 */
public record FirstPassword(String memberId, String password) {

    /** Names no password. */
    @Override
    public String toString() {
        return "password of " + memberId;
    }
}
