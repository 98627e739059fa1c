package org.ifolder.identity.password;

import org.ifolder.access.Caller;

/**
 * Who has shown their password.
 *
 * @param temporary whether somebody else has set it, so that the member has to change it before anything else
 */
public record PasswordProof(Caller caller, boolean temporary) {
}
