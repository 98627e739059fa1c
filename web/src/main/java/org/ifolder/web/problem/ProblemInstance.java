package org.ifolder.web.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Names in each problem document the request that it answers. */
@Provider
@ApplicationScoped
public class ProblemInstance implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem) {
            response.setEntity(problem.at(publicPath(request.getUriInfo().getRequestUri().getRawPath())));
        }
    }

    /** The path as the client knows it, also of a request that another host passed on. */
    static String publicPath(String encodedPath) {
        return encodedPath.replaceFirst("/private/v1(?=/|$)", "/api/v1");
    }
}
