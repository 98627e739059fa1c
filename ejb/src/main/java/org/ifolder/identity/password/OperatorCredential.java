package org.ifolder.identity.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.ifolder.access.Caller;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;
import org.ifolder.server.LocalHost;
import org.ifolder.text.Text;

/**
 * The operator of this host alone, whom its own settings name by {@code ifolder.operator.login} and {@code ifolder.operator.password-hash}. A host
 * that is in no Domain has nobody else: the operator founds one or joins one. In a Domain the operator sees to this one host's replication; no other
 * host believes this host's word about its operator. Where no domain administrator can log in any more, the setting
 * {@code ifolder.operator.emergency} makes the master's operator one.
 */
@ApplicationScoped
public class OperatorCredential {

    private static final String LOGIN = "ifolder.operator.login";
    private static final String HASH = "ifolder.operator.password-hash";
    private static final String EMERGENCY = "ifolder.operator.emergency";

    private VerifiedPasswords verified;
    private LocalHost localHost;
    private Limits limits;
    private String login;
    private String hash;
    private boolean emergency;

    /** For the container's proxy alone. */
    protected OperatorCredential() {
    }

    /** @throws IllegalArgumentException when the hash is set and of no known form */
    @Inject
    OperatorCredential(Config settings, VerifiedPasswords verified, LocalHost localHost, Limits limits) {
        this.verified = verified;
        this.localHost = localHost;
        this.limits = limits;
        login = settings.getOptionalValue(LOGIN, String.class).orElse(null);
        hash = settings.getOptionalValue(HASH, String.class).orElse(null);
        emergency = settings.getOptionalValue(EMERGENCY, Boolean.class).orElse(false);
        if (hash != null && !PasswordHash.isReadable(hash)) {
            throw new IllegalArgumentException(HASH + " is of no known form");
        }
    }

    /** Whether this is the operator's login name, which then is no member's at this host. */
    public boolean isNamed(String name) {
        return login != null && login.equals(name);
    }

    /** The operator, where name and password are theirs. */
    public Optional<Caller> check(String name, String password) {
        return check(name, password, Comparison.FREE);
    }

    /** The same, as often as passwords may be compared. */
    public Optional<Caller> check(String name, String password, Comparison comparison) {
        if (!isNamed(name) || Text.length(password) > limits.of(Limit.PASSWORD)) {
            comparison.failed();
            return Optional.empty();
        }
        return verified.matches(hash, password, comparison) ? Optional.of(operator()) : Optional.empty();
    }

    private Caller operator() {
        boolean all = !localHost.isJoined() || emergency && localHost.isMaster();
        return all ? Caller.administrator(login) : Caller.operator(login);
    }
}
