package org.ifolder.web.problem;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what goes wrong outside of the JAX-RS applications: the error page that {@code web.xml} names for everything. */
@WebServlet(ErrorPage.PATH)
public class ErrorPage extends HttpServlet {

    static final String PATH = "/error-page";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);

    @Inject
    private transient ProblemWriter problems;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, problemOf(request));
    }

    private static Problem problemOf(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (!(status instanceof Integer code) || code == HttpServletResponse.SC_NOT_FOUND) {
            return Problem.of(ProblemType.NOT_FOUND, "There is nothing at this path.");
        }
        if (code < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            return Problem.ofStatus(code, null);
        }
        UUID id = UUID.randomUUID();
        LOG.error("A request failed outside of the API, problem {}", id,
                (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return Problem.failure(id);
    }
}
