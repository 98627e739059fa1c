package org.ifolder.web.passing;

import jakarta.ejb.ApplicationException;

/** Another host decides this request, as its body has shown; nothing has happened here. Answered by passing the request on. */
@ApplicationException(rollback = true)
public class ActsElsewhere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String host;

    /** @param host id of the host that decides */
    public ActsElsewhere(String host) {
        super("host " + host + " decides this");
        this.host = host;
    }

    String host() {
        return host;
    }
}
