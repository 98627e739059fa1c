package org.ifolder.identity.password;

/**
 * A password as it is set or brought.
 *
 * @param text {@code {SSHA…}} or another hash that names its scheme, which is kept as it is, or the password itself
 * @param temporary whether the member has to change it at the next login
 */
record NewSecret(String text, boolean temporary) {

    /** Names no password. */
    @Override
    public String toString() {
        return temporary ? "temporary password" : "password";
    }
}
