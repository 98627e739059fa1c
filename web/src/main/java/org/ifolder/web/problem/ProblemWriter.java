package org.ifolder.web.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ifolder.web.rest.ApiJson;

/** Writes problem documents where no JAX-RS application answers. */
@ApplicationScoped
public class ProblemWriter {

    /** Answers the problem, unless an answer has already begun. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = ApiJson.mapper().writeValueAsBytes(problem);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
