package org.ifolder.identity.password;

/** One way to hash a password. */
interface PasswordScheme {

    /** Whether a stored hash is of this scheme and whole. */
    boolean reads(String stored);

    /** Whether the password gives this hash, in a time that does not depend on how much of it is right. */
    boolean matches(String stored, String password);

    /** One that takes its time, and memory, so that guessing does too. */
    interface Slow extends PasswordScheme {

        /** Hashes a password with a new salt. */
        String hash(String password);
    }
}
