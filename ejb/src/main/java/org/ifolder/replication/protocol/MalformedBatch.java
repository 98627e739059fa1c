package org.ifolder.replication.protocol;

/** Received bytes are not a batch. They are refused, and held against the link that brought them. */
public class MalformedBatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedBatch(String message, Throwable cause) {
        super(message, cause);
    }
}
