package org.ifolder.replication.simulation;

/** The database refuses, this time. */
final class TransientFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TransientFailure() {
        super("the database refuses, this time");
    }
}
