package org.ifolder.web.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ifolder.access.Caller;
import org.ifolder.audit.Actor;
import org.ifolder.audit.AuditTrail;
import org.ifolder.audit.CurrentActor;

/**
 * Tells the audit trail who acts (R10.3), once it is known that they may; and writes what a person has done with success that is no change of a record.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION + 1)
public class ActorFilter implements ContainerRequestFilter, ContainerResponseFilter {

    /** From where the request came to the host that passes it on. */
    public static final String SOURCE = "IFolder-Source";

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int LONGEST_SOURCE = 100;

    @Context
    private ResourceInfo resource;

    @Inject
    private HttpServletRequest servletRequest;

    @Inject
    private CurrentActor current;

    @Inject
    private AuditTrail trail;

    @Override
    public void filter(ContainerRequestContext request) {
        Identified.in(servletRequest).filter(who -> who.caller() != null && !READS.contains(request.getMethod()))
                .ifPresent(who -> current.become(actor(who)));
    }

    private Actor actor(Identified who) {
        Caller caller = who.caller();
        return new Actor(caller.login(), caller.memberId(), who.host(), source(servletRequest, who.host() != null));
    }

    /** From where a request comes, as the host says that passed it on, or as it is seen here. */
    static String source(HttpServletRequest request, boolean passedOn) {
        String said = passedOn ? request.getHeader(SOURCE) : null;
        return said == null || said.length() > LONGEST_SOURCE ? request.getRemoteAddr() : said;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Optional<Actor> actor = current.get();
        Method operation = resource.getResourceMethod();
        if (actor.isEmpty() || current.isPassedOn() || current.isNoted() && !operation.isAnnotationPresent(Audited.class)
                || response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            return;
        }
        trail.note(actor.get(), operation.getDeclaringClass().getSimpleName() + "." + operation.getName(), target(request));
    }

    /** What the path names; null for nothing in particular. */
    private static String target(ContainerRequestContext request) {
        MultivaluedMap<String, String> named = request.getUriInfo().getPathParameters();
        return named.isEmpty() ? null : named.values().stream().flatMap(java.util.List::stream).collect(Collectors.joining("/"));
    }
}
