package org.ifolder.test.system;

import org.ifolder.test.grid.GridHost;
import org.ifolder.tool.folder.Credential;

/**
 * A member that a test made.
 *
 * @param id the member's id
 * @param credential login name and password
 * @param home the home host
 */
public record Person(String id, Credential credential, GridHost home) {

    public String login() {
        return credential.login();
    }
}
