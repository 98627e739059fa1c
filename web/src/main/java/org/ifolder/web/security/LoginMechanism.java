package org.ifolder.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.ifolder.peer.HostTokens;
import org.ifolder.web.listener.Listeners;

/**
 * Proves callers: people at the public listener by HTTP Basic (R4.1), hosts at the private listener by their token (R2.4). Who has
 * not proven anything goes on as anonymous; {@link RoleFilter} answers where that is not enough. Credentials that come over plain
 * HTTP are not even looked at.
 */
@ApplicationScoped
public class LoginMechanism implements HttpAuthenticationMechanism {

    @Inject
    private Listeners listeners;

    @Inject
    private Logins logins;

    @Inject
    private HostTokens hostTokens;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response,
            HttpMessageContext context) {
        Optional<Identified> identified = identify(request);
        if (identified.isEmpty()) {
            return context.doNothing();
        }
        identified.get().remember(request);
        return context.notifyContainerAboutLogin(identified.get().principal(), identified.get().roles());
    }

    private Optional<Identified> identify(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return switch (listeners.of(request)) {
            case PUBLIC -> BasicCredentials.parse(authorization)
                    .flatMap(given -> logins.check(given.login(), given.password()))
                    .map(Identified::person);
            case PRIVATE -> BearerToken.parse(authorization).flatMap(hostTokens::verify).map(Identified::host);
            case PLAIN, UNKNOWN -> Optional.empty();
        };
    }
}
