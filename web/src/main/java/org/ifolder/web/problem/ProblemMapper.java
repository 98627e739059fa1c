package org.ifolder.web.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what was thrown as a problem document. One subclass for each type for which a JAX-RS implementation might bring a mapper
 * of its own, because the most special mapper is asked.
 */
abstract class ProblemMapper<T extends Throwable> implements ExceptionMapper<T> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    private static final List<String> KEPT = List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE);

    @Override
    public Response toResponse(T thrown) {
        Response original = thrown instanceof WebApplicationException answer ? answer.getResponse() : null;
        if (original != null && original.getStatus() < Response.Status.BAD_REQUEST.getStatusCode()) {
            return original;
        }
        Optional<Problem> problem = ProblemTranslation.translate(thrown)
                .filter(told -> told.status() != Response.Status.INTERNAL_SERVER_ERROR.getStatusCode());
        Response response = problem.orElseGet(() -> logged(thrown)).response();
        return original == null ? response : withKept(response, original);
    }

    private static Problem logged(Throwable thrown) {
        UUID id = UUID.randomUUID();
        LOG.error("A request failed, problem {}", id, thrown);
        return Problem.failure(id);
    }

    private static Response withKept(Response response, Response original) {
        Response.ResponseBuilder builder = Response.fromResponse(response);
        KEPT.forEach(name -> {
            String value = original.getHeaderString(name);
            if (value != null) {
                builder.header(name, value);
            }
        });
        return builder.build();
    }
}
