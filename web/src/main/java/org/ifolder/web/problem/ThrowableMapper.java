package org.ifolder.web.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ext.Provider;

/** Answers everything that nothing more special answers. */
@Provider
@ApplicationScoped
public class ThrowableMapper extends ProblemMapper<Throwable> {
}
