package org.ifolder.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.ifolder.domain.host.Host;
import org.ifolder.identity.login.LoginHomes;
import org.ifolder.peer.CallerTokens;
import org.ifolder.refusal.Refusal;
import org.ifolder.web.listener.Listeners;
import org.ifolder.web.problem.ThrowableMapper;

/**
 * Takes credentials from requests, which identity stores then prove: of people at the public listener HTTP Basic or an access token (R4.1, R4.4), of
 * hosts at the private listener their token (R2.4). Who has not proven anything goes on as anonymous; {@link RoleFilter} answers where that is not enough. Credentials that come over plain
 * HTTP are not even looked at.
 */
@ApplicationScoped
public class LoginMechanism implements HttpAuthenticationMechanism {

    private static final String REFUSED = LoginMechanism.class.getName() + ".refused";

    @Inject
    private Listeners listeners;

    @Inject
    private LoginHomes homes;

    @Inject
    private IdentityStoreHandler identities;

    @Inject
    private ThrowableMapper failures;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response,
            HttpMessageContext context) {
        CredentialValidationResult result = result(request);
        Optional<Identified> identified = Identified.in(result);
        if (identified.isEmpty()) {
            return context.doNothing();
        }
        identified.get().remember(request);
        return context.notifyContainerAboutLogin(result);
    }

    /** What cannot be judged, as the database is away, is answered as every such failure, where the request needs a login. */
    private CredentialValidationResult result(HttpServletRequest request) {
        try {
            return shown(request).map(credential -> validated(request, credential)).orElse(CredentialValidationResult.NOT_VALIDATED_RESULT);
        } catch (RuntimeException e) {
            request.setAttribute(REFUSED, failures.toResponse(e));
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
    }

    private CredentialValidationResult validated(HttpServletRequest request, Credential shown) {
        CredentialValidationResult result = identities.validate(shown);
        if (shown instanceof ShownPassword password) {
            password.refusal().ifPresent(answer -> request.setAttribute(REFUSED, answer));
        }
        return result;
    }

    private Optional<Credential> shown(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return switch (listeners.of(request)) {
            case PUBLIC -> ofPerson(request, authorization);
            case PRIVATE -> BearerToken.parse(authorization).map(token -> new ShownHostToken(token, request.getHeader(CallerTokens.HEADER)));
            case PLAIN, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<Credential> ofPerson(HttpServletRequest request, String authorization) {
        Optional<String> token = BearerToken.parse(authorization);
        if (token.isPresent()) {
            return token.map(ShownToken::new);
        }
        Optional<BasicCredentials> given = BasicCredentials.parse(authorization);
        Optional<Host> elsewhere = given.flatMap(this::elsewhere);
        if (elsewhere.isPresent()) {
            // Before the password is looked at (R4.2).
            request.setAttribute(REFUSED, LoginAnswers.elsewhere(elsewhere.get(), asked(request)));
            return Optional.empty();
        }
        return given.map(credentials -> new ShownPassword(credentials, request));
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

    /** What {@link RoleFilter} answers instead, where the request needs a login; empty where there is nothing but a wrong one. */
    static Optional<Response> refusedIn(HttpServletRequest request) {
        return Optional.ofNullable((Response) request.getAttribute(REFUSED));
    }
}
