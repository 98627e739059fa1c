package org.ifolder.access;

import java.util.Optional;

/** Port: one kind of login by name and password. All of them are asked, and the first that answers counts. */
public interface LoginCheck {

    /**
     * Who logs in with this name and password at this host; empty for a wrong password and for an unknown name, without a difference
     * that the time taken would tell.
     *
     * @param login the name as it was typed
     * @param password the password; never logged
     */
    Optional<Caller> check(String login, String password);
}
