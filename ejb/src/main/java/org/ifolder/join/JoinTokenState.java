package org.ifolder.join;

/** What a join token is good for. */
public enum JoinTokenState {
    /** Lets the host of its name in. */
    OPEN,
    /** Has let a host in; only that host, by its key, may still repeat what it asked for until the token expires. */
    USED,
    /** Lets nobody in. */
    EXPIRED
}
