package org.ifolder.peer;

import java.io.IOException;

/** Another host could not be reached, or the connection broke before its answer was there. */
public class PeerUnreachable extends IOException {

    private static final long serialVersionUID = 1L;

    public PeerUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
