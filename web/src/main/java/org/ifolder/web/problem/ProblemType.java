package org.ifolder.web.problem;

import java.net.URI;
import org.ifolder.refusal.Refusal;

/** The kinds of problem that the API knows, each with its status code. */
public enum ProblemType {
    DECIDED_ELSEWHERE(307, "decided-elsewhere", "Another host decides this"),
    HOME_ELSEWHERE(307, "home-elsewhere", "The member's home is another host"),
    INVALID(400, "invalid", "The request is not valid"),
    UNAUTHENTICATED(401, "unauthenticated", "A login is needed"),
    FORBIDDEN(403, "forbidden", "This is not allowed"),
    PASSWORD_TO_BE_CHANGED(403, "password-to-be-changed", "The password has to be changed"),
    INSECURE(403, "insecure", "HTTPS is needed"),
    NOT_FOUND(404, "not-found", "There is no such thing"),
    CONFLICT(409, "conflict", "It contradicts what is there"),
    STALE(412, "stale", "The record has changed"),
    TOO_LARGE(413, "too-large", "The body is too large"),
    MISDIRECTED(421, "misdirected", "This host does not decide this"),
    TOO_MANY_FAILURES(429, "too-many-failures", "Too many logins have failed"),
    FAILURE(500, "failure", "Something went wrong on this host"),
    UNAVAILABLE(503, "unavailable", "The host that would have to act cannot do so now");

    private final int status;
    private final URI uri;
    private final String title;

    ProblemType(int status, String name, String title) {
        this.status = status;
        this.uri = URI.create("urn:ifolder:problem:" + name);
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** The problem's type as RFC 9457 wants it: a URI that never changes. */
    public URI uri() {
        return uri;
    }

    public String title() {
        return title;
    }

    static ProblemType of(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> INVALID;
            case NOT_FOUND -> NOT_FOUND;
            case FORBIDDEN -> FORBIDDEN;
            case CONFLICT -> CONFLICT;
            case STALE -> STALE;
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }
}
