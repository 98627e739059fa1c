package org.ifolder.web.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;

/** Takes a request's body once its sender is known to be allowed: a bounded one whole, a {@link StreamedBody} as it comes. */
@Provider
@ApplicationScoped
@Priority(Priorities.ENTITY_CODER)
public class BodyFilter implements ContainerRequestFilter {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    @Context
    private ResourceInfo resource;

    @Inject
    private Limits limits;

    @Inject
    private IncomingBody incoming;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (WITHOUT_BODY.contains(request.getMethod())) {
            return;
        }
        if (resource.getResourceMethod().isAnnotationPresent(StreamedBody.class)) {
            incoming.stream(request.getEntityStream());
            return;
        }
        byte[] body = BoundedBody.read(request.getHeaderString(HttpHeaders.CONTENT_LENGTH), request.getEntityStream(),
                limits.of(Limit.BODY_BYTES));
        if (body.length > 0 && request.getMediaType() == null) {
            throw new NotSupportedException();
        }
        incoming.keep(body);
        request.setEntityStream(new ByteArrayInputStream(body));
    }
}
