package org.ifolder.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;

/** A request's JSON body cannot be read. Tells the client's broken JSON from JSON trouble within this host. */
public class UnreadableBody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JsonProcessingException fault;

    public UnreadableBody(JsonProcessingException fault) {
        super(fault);
        this.fault = fault;
    }

    JsonProcessingException fault() {
        return fault;
    }
}
