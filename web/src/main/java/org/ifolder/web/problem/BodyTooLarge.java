package org.ifolder.web.problem;

/** A request's body is larger than the stated limit. */
public class BodyTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param limit the limit in bytes */
    public BodyTooLarge(int limit) {
        super("The body is larger than " + limit + " bytes.");
    }
}
