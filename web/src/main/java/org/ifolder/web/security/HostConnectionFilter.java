package org.ifolder.web.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.util.Optional;
import org.ifolder.peer.HostTokens;
import org.ifolder.web.problem.Problem;
import org.ifolder.web.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a host's token count only where the same host has proven its key for the connection: who gets hold of a token cannot use it (R2.4).
 * {@link LoginMechanism} cannot see to this, as containers tell the certificate of a connection only after it.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class HostConnectionFilter implements ContainerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(HostConnectionFilter.class);

    /** Jakarta Servlet 6.0, section 3.9. */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    @Inject
    private HttpServletRequest servletRequest;

    @Inject
    private HostTokens tokens;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> host = Identified.in(servletRequest).map(Identified::host);
        if (host.isPresent() && !isProvenBy(host.get())) {
            LOG.warn("a token of host {} was refused: it came over a connection of somebody else", host.get());
            request.abortWith(Problem.of(ProblemType.UNAUTHENTICATED, "The connection is not that of the host whose token this is.").response());
        }
    }

    private boolean isProvenBy(String host) {
        return shownIn(servletRequest).filter(key -> tokens.isKeyOf(host, key)).isPresent();
    }

    /** The key that was proven for the connection. */
    static Optional<PublicKey> shownIn(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0].getPublicKey()) : Optional.empty();
    }
}
