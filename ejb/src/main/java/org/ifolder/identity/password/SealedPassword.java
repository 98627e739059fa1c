package org.ifolder.identity.password;

/**
 * A member's password on its way from the master to the home host, which alone can open it (R4.5).
 *
 * @param memberId the member's id
 * @param sealed as {@link PasswordSeal} seals it
 */
public record SealedPassword(String memberId, String sealed) {

    /** Names the member alone. */
    @Override
    public String toString() {
        return "password of " + memberId;
    }
}
