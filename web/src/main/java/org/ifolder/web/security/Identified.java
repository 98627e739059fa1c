package org.ifolder.web.security;

import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.ifolder.access.Caller;
import org.ifolder.identity.login.TokenHolder;

/**
 * Whom a request's credentials have proven.
 *
 * @param host the host that sent the request; null at the public listener
 * @param caller the person who asks; null when a host asks for itself
 * @param token whose access token was shown; null where it was a password
 */
record Identified(String host, Caller caller, TokenHolder token) {

    private static final String ATTRIBUTE = Identified.class.getName();

    static Identified person(Caller caller) {
        return new Identified(null, caller, null);
    }

    static Identified person(TokenHolder token) {
        return new Identified(null, token.caller(), token);
    }

    /** @param caller whose request the host passes on; null when it asks for itself */
    static Identified host(String host, Caller caller) {
        return new Identified(host, caller, null);
    }

    /** Whom this request's credentials have proven; empty for an anonymous one. */
    static Optional<Identified> in(HttpServletRequest request) {
        return Optional.ofNullable((Identified) request.getAttribute(ATTRIBUTE));
    }

    void remember(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** How an identity store says so. */
    static CredentialValidationResult result(Optional<Identified> proven) {
        return proven.map(who -> new CredentialValidationResult(who.principal(), who.roles())).orElse(CredentialValidationResult.INVALID_RESULT);
    }

    /** Whom an identity store has proven; empty for nobody. */
    static Optional<Identified> in(CredentialValidationResult result) {
        return Optional.ofNullable((IdentifiedPrincipal) result.getCallerPrincipal()).map(IdentifiedPrincipal::identified);
    }

    private IdentifiedPrincipal principal() {
        return new IdentifiedPrincipal(caller == null ? "host:" + host : caller.login(), this);
    }

    private Set<String> roles() {
        Set<String> roles = new HashSet<>();
        if (host != null) {
            roles.add(Role.HOST);
        }
        if (caller != null) {
            caller.roles().forEach(role -> roles.add(role.name()));
            if (caller.isMember()) {
                roles.add(Role.MEMBER);
            }
        }
        return roles;
    }
}
