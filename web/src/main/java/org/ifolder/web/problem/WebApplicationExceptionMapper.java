package org.ifolder.web.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;

/** Answers HTTP's own refusals: no such path, method or media type. */
@Provider
@ApplicationScoped
public class WebApplicationExceptionMapper extends ProblemMapper<WebApplicationException> {
}
