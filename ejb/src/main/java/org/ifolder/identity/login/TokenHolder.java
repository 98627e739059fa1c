package org.ifolder.identity.login;

import org.ifolder.access.Caller;

/**
 * Who shows an access token.
 *
 * @param issuer id of the host at which they have logged in: this one, or their home where they visit
 * @param session id of the login session
 */
public record TokenHolder(Caller caller, String issuer, String session) {
}
