package org.ifolder.web.passing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.ifolder.peer.ActsElsewhere;
import org.ifolder.refusal.Refusal;
import org.ifolder.web.problem.ThrowableMapper;

/** Passes on what a resource found to be another host's. */
@Provider
@ApplicationScoped
public class ActsElsewhereMapper implements ExceptionMapper<ActsElsewhere> {

    @Inject
    private PassingOn passing;

    @Override
    public Response toResponse(ActsElsewhere elsewhere) {
        try {
            return passing.to(elsewhere.host());
        } catch (Refusal refusal) {
            return new ThrowableMapper().toResponse(refusal);
        }
    }
}
