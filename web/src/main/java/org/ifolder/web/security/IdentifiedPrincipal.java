package org.ifolder.web.security;

import jakarta.security.enterprise.CallerPrincipal;

/** The principal of whom a request's credentials have proven, as containers know them. */
final class IdentifiedPrincipal extends CallerPrincipal {

    private static final long serialVersionUID = 1;

    private final transient Identified identified;

    IdentifiedPrincipal(String name, Identified identified) {
        super(name);
        this.identified = identified;
    }

    Identified identified() {
        return identified;
    }
}
