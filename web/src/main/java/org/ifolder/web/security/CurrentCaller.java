package org.ifolder.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.identity.login.TokenHolder;
import org.ifolder.peer.HostTokens;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;

/** Who asks, for resources to hand on to boundaries. The same for a request that another host passed on (R1.1). */
@RequestScoped
public class CurrentCaller {

    @Inject
    private HttpServletRequest request;

    @Inject
    private HostTokens tokens;

    @Inject
    private LocalHost localHost;

    /**
     * The person who asks.
     *
     * @throws Refusal {@code FORBIDDEN} when nobody logged in, or a host asks for itself
     */
    public Caller get() {
        return find().orElseThrow(() -> Refusal.forbidden("This needs the login of a person."));
    }

    /** The person who asks; empty when nobody logged in, or a host asks for itself. */
    public Optional<Caller> find() {
        return Identified.in(request).map(Identified::caller);
    }

    /**
     * Who has shown an access token.
     *
     * @throws Refusal {@code FORBIDDEN} when the request came with a password, or from a host
     */
    public TokenHolder tokenHolder() {
        return Identified.in(request).map(Identified::token).orElseThrow(() -> Refusal.forbidden("This needs an access token, as POST /login gives one."));
    }

    /** Whether the person who asks is a member who has logged in at this host: only for them this host has a word at others. */
    public boolean isAtHome() {
        return Identified.in(request).filter(who -> who.caller() != null && who.caller().isMember())
                .filter(who -> who.token() == null || who.token().issuer().equals(localHost.id())).isPresent();
    }

    /** The thumbprint of the key that the sending host has proven for its connection; empty at the public listener. */
    public Optional<String> provenKey() {
        return HostConnectionFilter.shownIn(request).flatMap(tokens::fingerprint);
    }

    /** Id of the host that sent the request; empty at the public listener. */
    public Optional<String> host() {
        return Identified.in(request).map(Identified::host);
    }
}
