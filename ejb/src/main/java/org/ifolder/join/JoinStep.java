package org.ifolder.join;

import java.util.Locale;

/** The steps by which a host comes into a Domain, in their order. */
public enum JoinStep {
    /** The master answers at the private address that was given. */
    REACH_MASTER,
    /** The key that it shows is the one that the token names. */
    CHECK_FINGERPRINT,
    /** The master takes the token and this host's proof of its key. */
    PROVE_KEY,
    /** The master has registered this host, and this host knows its own record and the master's. */
    RECEIVE_RECORD,
    /** The Domain's records are copied. */
    COPY_RECORDS,
    /** This host has all that was published, and gets what is changed as it is changed. */
    STREAM;

    /** In the words of a message. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What of this step an administrator reads: where it stands among the others, and what it is. */
    String title() {
        return "Step " + (ordinal() + 1) + " of " + values().length + ", " + words();
    }
}
