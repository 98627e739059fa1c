package org.ifolder.identity.password;

/**
 * The password of a member whose home this host is was set to another. Fired in the transaction that sets it.
 *
 * @param memberId id of the member
 */
public record PasswordChanged(String memberId) {
}
