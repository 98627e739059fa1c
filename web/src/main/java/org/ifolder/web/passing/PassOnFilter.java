package org.ifolder.web.passing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Optional;

/** Passes a request on that another host decides, after its sender was found to be allowed. */
@Provider
@ApplicationScoped
@Priority(Priorities.USER)
public class PassOnFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Inject
    private Authority authority;

    @Inject
    private PassingOn passing;

    @Override
    public void filter(ContainerRequestContext request) {
        Method operation = resource.getResourceMethod();
        Optional<String> host = authority.elsewhere(operation, request.getUriInfo().getPathParameters().getFirst("id"));
        host.ifPresent(other -> {
            Response answer = passing.to(other);
            request.abortWith(operation.isAnnotationPresent(ActsAtMaster.class) ? passing.awaited(answer) : answer);
        });
    }
}
