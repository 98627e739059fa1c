package org.ifolder.tool.api;

import org.ifolder.tool.console.Failure;

/** A host answered, with a status other than 2xx. */
public final class Refusal extends Failure {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(String host, String request, int status, Problem problem) {
        super(host + " answered " + status + " to " + request + (problem.line().isEmpty() ? "" : ": " + problem.line()));
        this.status = status;
    }

    /**
     * The HTTP status.
     *
     * @return 300 to 599
     */
    public int status() {
        return status;
    }
}
