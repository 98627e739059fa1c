package org.ifolder.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.identity.password.AdministratorCredential;
import org.ifolder.identity.password.LocalPasswords;

/** All logins by name and password that this host knows. */
@ApplicationScoped
public class Logins {

    private AdministratorCredential administrator;
    private LocalPasswords members;

    /** For the container's proxy alone. */
    protected Logins() {
    }

    @Inject
    public Logins(AdministratorCredential administrator, LocalPasswords members) {
        this.administrator = administrator;
        this.members = members;
    }

    /** Who logs in with this name and password: the administrator at every host, a member at their home; empty when nobody does. */
    public Optional<Caller> check(String login, String password) {
        return administrator.isNamed(login) ? administrator.check(login, password) : members.check(login, password);
    }
}
