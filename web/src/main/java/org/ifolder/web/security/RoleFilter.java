package org.ifolder.web.security;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.ifolder.web.listener.Listener;
import org.ifolder.web.listener.Listeners;
import org.ifolder.web.problem.Problem;
import org.ifolder.web.problem.ProblemType;

/** Lets a request reach a resource method only where its {@code @RolesAllowed} or {@code @PermitAll} says so; denies by default. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class RoleFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Inject
    private HttpServletRequest servletRequest;

    @Inject
    private Listeners listeners;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method.isAnnotationPresent(PermitAll.class)) {
            return;
        }
        if (Identified.in(servletRequest).isEmpty()) {
            request.abortWith(loginNeeded());
            return;
        }
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        if (allowed == null || Arrays.stream(allowed.value()).noneMatch(request.getSecurityContext()::isUserInRole)) {
            request.abortWith(Problem.of(ProblemType.FORBIDDEN, "Your role does not allow this.").response());
        }
    }

    private Response loginNeeded() {
        return LoginMechanism.refusedIn(servletRequest).orElseGet(this::notProven);
    }

    private Response notProven() {
        if (listeners.of(servletRequest) == Listener.PRIVATE) {
            return LoginAnswers.hostNeeded();
        }
        String given = servletRequest.getHeader(HttpHeaders.AUTHORIZATION);
        if (given == null) {
            return LoginAnswers.loginNeeded();
        }
        return BearerToken.parse(given).isPresent() ? LoginAnswers.wrongToken() : LoginAnswers.wrong();
    }
}
