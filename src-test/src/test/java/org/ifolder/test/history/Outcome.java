package org.ifolder.test.history;

/** What a client knows of an operation after the host's answer, or without one. */
public enum Outcome {
    /** The host has said that it is done: from then on it must never be lost. */
    ACKNOWLEDGED,
    /** The host has said that nothing was done, or was never reached. */
    REFUSED,
    /** No answer, or one that leaves it open: it may have happened, or happen still. */
    UNKNOWN
}
