package org.ifolder.web.listener;

/** The door through which a request came in. */
public enum Listener {
    /** HTTPS for users. */
    PUBLIC,
    /** HTTPS for the other hosts. */
    PRIVATE,
    /** Plain HTTP; only points to HTTPS. */
    PLAIN,
    /** A port that this application knows nothing of; nothing is served there. */
    UNKNOWN
}
