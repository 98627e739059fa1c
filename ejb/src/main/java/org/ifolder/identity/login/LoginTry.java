package org.ifolder.identity.login;

import java.time.Duration;
import java.util.Optional;

/** One password that is about to be looked at, or is not, as too many have failed. */
public interface LoginTry {

    /** How long to wait before a password is looked at; empty where this one may be, and is to be told {@link #right}, {@link #wrong} or {@link #abandoned} then. */
    Optional<Duration> heldUp();

    /**
     * The password was right.
     *
     * @param forgives whether what its owner has mistyped before counts no more: not for who shows it with each request
     */
    void right(boolean forgives);

    /** The password was wrong. */
    void wrong();

    /** The password could not be looked at. */
    void abandoned();
}
