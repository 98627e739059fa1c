package org.ifolder.web.problem;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ext.Provider;

/** Answers what the container has wrapped. */
@Provider
@ApplicationScoped
public class EJBExceptionMapper extends ProblemMapper<EJBException> {
}
