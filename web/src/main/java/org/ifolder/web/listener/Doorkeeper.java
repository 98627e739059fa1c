package org.ifolder.web.listener;

import java.util.Optional;
import java.util.Set;
import org.ifolder.web.problem.Problem;
import org.ifolder.web.problem.ProblemType;

/** The rule of what each listener lets through. */
final class Doorkeeper {

    private static final String PUBLIC_API = "/api";
    private static final String PRIVATE_API = "/private";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private Doorkeeper() {
    }

    /** What the rule looks at: path within the application, HTTP method, whether credentials came along, and Sec-Fetch-Site. */
    record Visit(Listener listener, String path, String method, boolean withCredentials, String fetchSite) {

        private boolean isIn(String folder) {
            return path.equals(folder) || path.startsWith(folder + "/");
        }
    }

    /** Whether the request is for a page and may be told its address at the public listener. */
    static boolean redirects(Visit visit) {
        return visit.listener() == Listener.PLAIN && !visit.withCredentials() && !visit.isIn(PUBLIC_API)
                && !visit.isIn(PRIVATE_API) && (visit.method().equals("GET") || visit.method().equals("HEAD"));
    }

    /** Why the request is not let through; empty when it is. */
    static Optional<Problem> objection(Visit visit) {
        return switch (visit.listener()) {
            case PLAIN -> Optional.of(Problem.of(ProblemType.INSECURE,
                    "This is plain HTTP; use the host's HTTPS address. Credentials that were sent here should be changed."));
            case UNKNOWN -> Optional.of(nothingHere());
            case PRIVATE -> visit.isIn(PRIVATE_API) ? Optional.empty() : Optional.of(nothingHere());
            case PUBLIC -> visit.isIn(PRIVATE_API) ? Optional.of(nothingHere()) : crossSite(visit);
        };
    }

    /** A browser that remembers a login sends it along with what other sites make it send. */
    private static Optional<Problem> crossSite(Visit visit) {
        boolean own = visit.fetchSite() == null || visit.fetchSite().equals("same-origin") || visit.fetchSite().equals("none");
        return own || READING.contains(visit.method()) ? Optional.empty()
                : Optional.of(Problem.of(ProblemType.FORBIDDEN, "Another site may not change anything here."));
    }

    private static Problem nothingHere() {
        return Problem.of(ProblemType.NOT_FOUND, "There is nothing at this path.");
    }
}
