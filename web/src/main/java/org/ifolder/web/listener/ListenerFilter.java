package org.ifolder.web.listener;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.Hosts;
import org.ifolder.server.LocalHost;
import org.ifolder.web.problem.Problem;
import org.ifolder.web.problem.ProblemWriter;

/** Lets through what the listener is for, points pages to HTTPS, and sets the header fields that protect browsers. */
@WebFilter(filterName = "listener", urlPatterns = "/*")
public class ListenerFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** RFC 9110, section 15.4.9; the Servlet API has no name for it. */
    private static final int PERMANENT_REDIRECT = 308;

    @Inject
    private transient Listeners listeners;

    @Inject
    private transient ProblemWriter problems;

    @Inject
    private transient SecurityHeaders headers;

    @Inject
    private transient Hosts hosts;

    @Inject
    private transient LocalHost localHost;

    /** Of a host that is in no Domain. */
    @Inject
    @ConfigProperty(name = "ifolder.host.public-address")
    private String describedAddress;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Listener listener = listeners.of(request);
        headers.set(response, listener);
        Doorkeeper.Visit visit = new Doorkeeper.Visit(listener, pathOf(request), request.getMethod(),
                request.getHeader("Authorization") != null, request.getHeader("Sec-Fetch-Site"));
        if (Doorkeeper.redirects(visit)) {
            response.setStatus(PERMANENT_REDIRECT);
            response.setHeader("Location", publicAddress() + request.getRequestURI() + queryOf(request));
            return;
        }
        Optional<Problem> objection = Doorkeeper.objection(visit);
        if (objection.isPresent()) {
            problems.write(request, response, objection.get());
            return;
        }
        chain.doFilter(request, response);
    }

    /** As the host's record has it, which may have changed since the host came (R2.8). */
    private String publicAddress() {
        return localHost.isJoined() ? hosts.byId(localHost.id()).map(Host::publicAddress).orElse(describedAddress) : describedAddress;
    }

    private static String pathOf(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    private static String queryOf(HttpServletRequest request) {
        return request.getQueryString() == null ? "" : "?" + request.getQueryString();
    }
}
