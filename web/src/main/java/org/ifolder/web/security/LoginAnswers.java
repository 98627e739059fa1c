package org.ifolder.web.security;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Duration;
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

    /** Too many have failed: the password was not looked at. */
    public static Response tooMany(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        Problem problem = Problem.of(ProblemType.TOO_MANY_FAILURES, "Too many logins have failed; the password was not looked at. Try again in "
                + seconds + " s. Sessions that have begun go on.");
        return Response.fromResponse(problem.response()).header(HttpHeaders.RETRY_AFTER, seconds).build();
    }

    /** Somebody else has set the password. */
    public static Response toBeChanged() {
        return Problem.of(ProblemType.PASSWORD_TO_BE_CHANGED, "Somebody else has set this password: choose another by POST /login/password.").response();
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
        return at(home, asked, ProblemType.HOME_ELSEWHERE, "The home of this login name is host " + home.name() + ", at " + home.publicAddress() + ".");
    }

    /**
     * The same request belongs to the host that decides it. This host has a word there for its own members alone: a visitor goes there.
     *
     * @param asked what was asked for, as the client has spelled it
     */
    public static Response decidedElsewhere(Host decider, URI asked) {
        return at(decider, asked, ProblemType.DECIDED_ELSEWHERE, "Host " + decider.name() + ", at " + decider.publicAddress()
                + ", decides this. Ask it with a token for it, which your home host gives, or ask your home host.");
    }

    private static Response at(Host host, URI asked, ProblemType type, String detail) {
        URI there = UriBuilder.fromUri(host.publicAddress()).replacePath(asked.getRawPath()).replaceQuery(asked.getRawQuery()).build();
        return Response.fromResponse(Problem.of(type, detail).response()).location(there).build();
    }

    private static Response challenge(String scheme, String detail) {
        Problem problem = Problem.of(ProblemType.UNAUTHENTICATED, detail);
        return Response.fromResponse(problem.response()).header(HttpHeaders.WWW_AUTHENTICATE, scheme).build();
    }
}
