package org.ifolder.web.passing;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.ifolder.peer.PeerResponse;
import org.ifolder.web.problem.Problem;
import org.ifolder.web.problem.ProblemType;
import org.ifolder.web.rest.Places;
import org.ifolder.web.rest.RecordAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Another host's answer, as the client of this host gets it. */
final class PassedAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(PassedAnswer.class);

    private static final List<String> PASSED = List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER,
            HttpHeaders.CONTENT_DISPOSITION, RecordAnswer.RECORD);

    private static final int MISDIRECTED = ProblemType.MISDIRECTED.status();

    private PassedAnswer() {
    }

    static Response of(PeerResponse answer) {
        if (answer.status() == Response.Status.UNAUTHORIZED.getStatusCode() || answer.status() == MISDIRECTED) {
            LOG.warn("Another host answered a request that was passed on with status {}", answer.status());
            return Problem.of(ProblemType.UNAVAILABLE,
                    "The hosts do not agree yet on who decides this, or do not know each other yet. Try again later.").response();
        }
        Response.ResponseBuilder response = Response.status(answer.status());
        for (String name : PASSED) {
            answer.header(name).ifPresent(value -> response.header(name, value));
        }
        answer.header(HttpHeaders.LOCATION).flatMap(Places::belowApi).map(URI::create).ifPresent(response::location);
        boolean empty = answer.status() == Response.Status.NO_CONTENT.getStatusCode()
                || answer.status() == Response.Status.NOT_MODIFIED.getStatusCode();
        return empty ? response.build() : response.entity(answer.body()).build();
    }
}
