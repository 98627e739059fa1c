package org.ifolder.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.access.LoginCheck;

/** All logins by name and password that this host knows. */
@ApplicationScoped
public class Logins {

    @Inject
    @Any
    private Instance<LoginCheck> checks;

    /** Who logs in with this name and password; empty when nobody does. */
    public Optional<Caller> check(String login, String password) {
        return checks.stream().map(check -> check.check(login, password)).flatMap(Optional::stream).findFirst();
    }
}
