package org.ifolder.peer;

import jakarta.ejb.ApplicationException;

/**
 * Another host decides what was asked, as its body or a record has shown; nothing has happened here. The API answers it by passing the
 * request on (R1.1).
 */
@ApplicationException(rollback = true)
public class ActsElsewhere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String host;

    /** @param host id of the host that decides */
    public ActsElsewhere(String host) {
        super("host " + host + " decides this");
        this.host = host;
    }

    /** Id of the host that decides. */
    public String host() {
        return host;
    }
}
