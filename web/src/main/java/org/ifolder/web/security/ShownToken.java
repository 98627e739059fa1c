package org.ifolder.web.security;

import jakarta.security.enterprise.credential.Credential;

/** A person's access token (R4.4). */
record ShownToken(String token) implements Credential {

    @Override
    public String toString() {
        return "access token";
    }
}
