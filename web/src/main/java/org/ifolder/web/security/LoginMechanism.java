package org.ifolder.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.ifolder.domain.host.Host;
import org.ifolder.identity.login.AccessTokens;
import org.ifolder.identity.login.LoginHomes;
import org.ifolder.peer.HostTokens;
import org.ifolder.web.listener.Listeners;

/**
 * Proves callers: people at the public listener by HTTP Basic or by an access token (R4.1, R4.4), hosts at the private listener by their token
 * (R2.4). Who has
 * not proven anything goes on as anonymous; {@link RoleFilter} answers where that is not enough. Credentials that come over plain
 * HTTP are not even looked at.
 */
@ApplicationScoped
public class LoginMechanism implements HttpAuthenticationMechanism {

    private static final String ELSEWHERE = LoginMechanism.class.getName() + ".elsewhere";

    @Inject
    private Listeners listeners;

    @Inject
    private Logins logins;

    @Inject
    private LoginHomes homes;

    @Inject
    private AccessTokens tokens;

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
            case PUBLIC -> person(request, authorization);
            case PRIVATE -> BearerToken.parse(authorization).flatMap(hostTokens::verify).map(Identified::host);
            case PLAIN, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<Identified> person(HttpServletRequest request, String authorization) {
        Optional<String> token = BearerToken.parse(authorization);
        if (token.isPresent()) {
            return token.flatMap(tokens::verify).map(Identified::person);
        }
        Optional<BasicCredentials> given = BasicCredentials.parse(authorization);
        Optional<Host> elsewhere = given.flatMap(credentials -> homes.elsewhere(credentials.login()));
        if (elsewhere.isPresent()) {
            // Before the password is looked at (R4.2); RoleFilter answers, where the request needs a login at all.
            request.setAttribute(ELSEWHERE, elsewhere.get());
            return Optional.empty();
        }
        return given.flatMap(credentials -> logins.check(credentials.login(), credentials.password())).map(Identified::person);
    }

    /** The home host of who has shown a password here; empty where that is this host, or none was shown. */
    static Optional<Host> elsewhereIn(HttpServletRequest request) {
        return Optional.ofNullable((Host) request.getAttribute(ELSEWHERE));
    }
}
