package org.ifolder.identity.password;

/**
 * A password that an import brings.
 *
 * @param memberId the member's id
 * @param homeHost id of the member's home host
 * @param text {@code {SSHA…}} with a hash, which is kept as it is, or the password itself
 */
public record GivenPassword(String memberId, String homeHost, String text) {

    /** Names the member alone: passwords are never written to a log. */
    @Override
    public String toString() {
        return "password of " + memberId;
    }
}
