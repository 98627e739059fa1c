package org.ifolder.identity.password;

/**
 * The hash of a member's password on its way from the master to the home host.
 *
 * @param memberId the member's id
 * @param hash in a form that names its scheme
 */
public record HandedPassword(String memberId, String hash) {

    /** Names the member alone: hashes are never written to a log. */
    @Override
    public String toString() {
        return "password of " + memberId;
    }
}
