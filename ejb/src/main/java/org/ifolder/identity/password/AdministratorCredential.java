package org.ifolder.identity.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.ifolder.access.Caller;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;
import org.ifolder.text.Text;

/**
 * The administrator's credential of this stage: login name and password hash from the settings {@code ifolder.administrator.login}
 * and {@code ifolder.administrator.password-hash}, the same on each host. Without them nobody is an administrator.
 */
@ApplicationScoped
public class AdministratorCredential {

    private static final String LOGIN = "ifolder.administrator.login";
    private static final String HASH = "ifolder.administrator.password-hash";

    private VerifiedPasswords verified;
    private Limits limits;
    private String login;
    private String hash;

    /** For the container's proxy alone. */
    protected AdministratorCredential() {
    }

    /** @throws IllegalArgumentException when the hash is set and of no known form */
    @Inject
    AdministratorCredential(Config settings, VerifiedPasswords verified, Limits limits) {
        this.verified = verified;
        this.limits = limits;
        login = settings.getOptionalValue(LOGIN, String.class).orElse(null);
        hash = settings.getOptionalValue(HASH, String.class).orElse(null);
        if (hash != null && !PasswordHash.isReadable(hash)) {
            throw new IllegalArgumentException(HASH + " is of no known form");
        }
    }

    /** Whether this is the administrator's login name. Compared with what is set in this host's file: no secret. */
    public boolean isNamed(String name) {
        return login != null && login.equals(name);
    }

    /** The administrator, where name and password are theirs. */
    public Optional<Caller> check(String name, String password) {
        if (!isNamed(name) || hash == null || Text.length(password) > limits.of(Limit.PASSWORD)) {
            return Optional.empty();
        }
        return verified.matches(hash, password) ? Optional.of(Caller.administrator(login)) : Optional.empty();
    }
}
