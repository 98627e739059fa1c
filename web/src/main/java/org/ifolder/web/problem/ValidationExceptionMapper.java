package org.ifolder.web.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.ext.Provider;

/** Answers broken constraints. */
@Provider
@ApplicationScoped
public class ValidationExceptionMapper extends ProblemMapper<ValidationException> {
}
