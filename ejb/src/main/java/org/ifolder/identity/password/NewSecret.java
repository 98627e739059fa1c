package org.ifolder.identity.password;

/**
 * A password as it is set or brought.
 *
 * @param text {@code {SSHA…}} or another hash that names its scheme, which is kept as it is, or the password itself
 * @param temporary whether the member has to change it at the next login
 * @param brought whether an import brings it, perhaps not for the first time; otherwise somebody sets it now
 * @param delivery names the delivery by which it came, so that one that comes again is known; null for none
 */
record NewSecret(String text, boolean temporary, boolean brought, String delivery) {

    /** A password that an administrator sets. */
    static NewSecret set(String text, boolean temporary) {
        return new NewSecret(text, temporary, false, null);
    }

    /** A password that an import brings. */
    static NewSecret brought(String text) {
        return new NewSecret(text, false, true, null);
    }

    /** Names no password. */
    @Override
    public String toString() {
        return temporary ? "temporary password" : "password";
    }
}
