package org.ifolder.web.security;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.ifolder.domain.host.Host;
import org.ifolder.web.problem.Problem;
import org.ifolder.web.problem.ProblemType;

/** What is answered where a login is needed, is wrong, or belongs to another host (R4.2). */
public final class LoginAnswers {

    private static final String PEOPLE = "Basic realm=\"iFolder\", charset=\"UTF-8\"";
    private static final String HOSTS = "Bearer realm=\"iFolder\"";

    private LoginAnswers() {
    }

    static Response hostNeeded() {
        return challenge(HOSTS, "Only hosts of the Domain may ask here, each with its own token.");
    }

    static Response loginNeeded() {
        return challenge(PEOPLE, "Log in with the login name and password of a member whose home is this host, or of an administrator.");
    }

    /** Login name or password are wrong; which of them, nobody is told. */
    public static Response wrong() {
        return challenge(PEOPLE, "The login name or the password is wrong.");
    }

    /** The token does not count here, or no more. */
    public static Response wrongToken() {
        return challenge("Bearer realm=\"iFolder\", error=\"invalid_token\"", "The token does not count at this host, or no more. Log in again.");
    }

    /**
     * The same request belongs to the home host.
     *
     * @param asked what was asked for, as the client has spelled it
     */
    public static Response elsewhere(Host home, URI asked) {
        URI there = UriBuilder.fromUri(home.publicAddress()).replacePath(asked.getRawPath()).replaceQuery(asked.getRawQuery()).build();
        Problem problem = Problem.of(ProblemType.HOME_ELSEWHERE, "The home of this login name is host " + home.name() + ", at " + home.publicAddress() + ".");
        return Response.fromResponse(problem.response()).location(there).build();
    }

    private static Response challenge(String scheme, String detail) {
        Problem problem = Problem.of(ProblemType.UNAUTHENTICATED, detail);
        return Response.fromResponse(problem.response()).header(HttpHeaders.WWW_AUTHENTICATE, scheme).build();
    }
}
