package org.ifolder.replication.catchup;

/** Another host did not answer, or answered something else than was asked. It is asked again later. */
public class SourceUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SourceUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
