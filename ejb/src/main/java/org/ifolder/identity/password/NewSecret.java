package org.ifolder.identity.password;

/**
 * A password as it is set or brought.
 *
 * @param text {@code {SSHA…}} or another hash that names its scheme, which is kept as it is, or the password itself
 * @param temporary whether the member has to change it at the next login
 * @param delivery names the delivery by which it came, so that one that comes again is known; null for none
 */
record NewSecret(String text, boolean temporary, String delivery) {

    /** A password that is given here. */
    NewSecret(String text, boolean temporary) {
        this(text, temporary, null);
    }


    /** Names no password. */
    @Override
    public String toString() {
        return temporary ? "temporary password" : "password";
    }
}
