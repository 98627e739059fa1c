package org.ifolder.replication.simulation;

/** A promise of the protocol was broken. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Violation(String promise, Object... values) {
        super(promise.formatted(values));
    }
}
