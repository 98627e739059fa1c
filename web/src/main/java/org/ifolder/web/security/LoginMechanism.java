package org.ifolder.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.ifolder.domain.host.Host;
import org.ifolder.identity.login.AccessTokens;
import org.ifolder.identity.login.LoginHomes;
import org.ifolder.identity.password.PasswordProof;
import org.ifolder.peer.CallerTokens;
import org.ifolder.peer.HostTokens;
import org.ifolder.refusal.Refusal;
import org.ifolder.web.listener.Listeners;

/**
 * Proves callers: people at the public listener by HTTP Basic or by an access token (R4.1, R4.4), hosts at the private listener by their token
 * (R2.4). Who has
 * not proven anything goes on as anonymous; {@link RoleFilter} answers where that is not enough. Credentials that come over plain
 * HTTP are not even looked at.
 */
@ApplicationScoped
public class LoginMechanism implements HttpAuthenticationMechanism {

    private static final String REFUSED = LoginMechanism.class.getName() + ".refused";

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

    @Inject
    private CallerTokens callers;

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
            case PRIVATE -> BearerToken.parse(authorization).flatMap(hostTokens::verify)
                    .flatMap(host -> host(host, request.getHeader(CallerTokens.HEADER)));
            case PLAIN, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<Identified> person(HttpServletRequest request, String authorization) {
        Optional<String> token = BearerToken.parse(authorization);
        if (token.isPresent()) {
            return token.flatMap(tokens::verify).map(Identified::person);
        }
        Optional<BasicCredentials> given = BasicCredentials.parse(authorization);
        Optional<Host> elsewhere = given.flatMap(this::elsewhere);
        if (elsewhere.isPresent()) {
            // Before the password is looked at (R4.2).
            request.setAttribute(REFUSED, LoginAnswers.elsewhere(elsewhere.get(), asked(request)));
            return Optional.empty();
        }
        return given.flatMap(credentials -> proven(request, logins.attempt(credentials.login(), credentials.password(), request, false)));
    }

    /** A host that knows too little yet to say anything of homes lets nobody in. */
    private Optional<Host> elsewhere(BasicCredentials credentials) {
        try {
            return homes.elsewhere(credentials.login());
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private static URI asked(HttpServletRequest request) {
        String query = request.getQueryString();
        return URI.create(request.getRequestURL() + (query == null ? "" : "?" + query));
    }

    private static Optional<Identified> proven(HttpServletRequest request, Logins.Attempt attempt) {
        attempt.heldUp().ifPresent(wait -> request.setAttribute(REFUSED, LoginAnswers.tooMany(wait)));
        attempt.proof().filter(PasswordProof::temporary).ifPresent(proof -> request.setAttribute(REFUSED, LoginAnswers.toBeChanged()));
        return attempt.proof().filter(proof -> !proof.temporary()).map(PasswordProof::caller).map(Identified::person);
    }

    private Optional<Identified> host(String host, String callerToken) {
        return callerToken == null ? Optional.of(Identified.host(host, null))
                : callers.verify(callerToken, host).map(caller -> Identified.host(host, caller));
    }

    /** What {@link RoleFilter} answers instead, where the request needs a login; empty where there is nothing but a wrong one. */
    static Optional<Response> refusedIn(HttpServletRequest request) {
        return Optional.ofNullable((Response) request.getAttribute(REFUSED));
    }
}
