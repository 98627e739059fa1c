package org.ifolder.web.security;

import jakarta.security.enterprise.credential.Credential;

/**
 * A host's token (R2.4).
 *
 * @param caller the token of the person whose request the host passes on; null when it asks for itself
 */
record ShownHostToken(String token, String caller) implements Credential {

    @Override
    public String toString() {
        return "host token";
    }
}
