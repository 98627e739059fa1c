package org.ifolder.replication.protocol;

/** Received bytes are not a batch. They are dropped; the link that brought them is named in the log. */
public class MalformedBatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedBatch(String message, Throwable cause) {
        super(message, cause);
    }
}
