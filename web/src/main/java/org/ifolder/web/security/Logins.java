package org.ifolder.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.ifolder.audit.Actor;
import org.ifolder.audit.AuditTrail;
import org.ifolder.identity.login.LoginLimits;
import org.ifolder.identity.password.LocalPasswords;
import org.ifolder.identity.password.OperatorCredential;
import org.ifolder.identity.password.PasswordProof;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All logins by name and password that this host knows, as often as they may be tried. */
@ApplicationScoped
public class Logins {

    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    private OperatorCredential operator;
    private LocalPasswords members;
    private LoginLimits limits;
    private AuditTrail trail;

    /**
     * What has come of a login name and a password.
     *
     * @param proof who has shown them; empty where they are wrong, or were not looked at
     * @param heldUp how long to wait before they are looked at; empty where they were
     */
    public record Attempt(Optional<PasswordProof> proof, Optional<Duration> heldUp) {
    }

    /** For the container's proxy alone. */
    protected Logins() {
    }

    @Inject
    public Logins(OperatorCredential operator, LocalPasswords members, LoginLimits limits, AuditTrail trail) {
        this.operator = operator;
        this.members = members;
        this.limits = limits;
        this.trail = trail;
    }

    /**
     * Tries a login name and a password: a host's operator's at that host, a member's at their home.
     *
     * @param forgives whether, where they are right, what was mistyped before counts no more
     */
    public Attempt attempt(String login, String password, HttpServletRequest request, boolean forgives) {
        String source = request.getRemoteAddr();
        LoginLimits.LoginTry tried = limits.of(login, source);
        Optional<PasswordProof> proof = tried.isAdmitted() ? proof(login, password, tried) : Optional.empty();
        if (proof.isPresent()) {
            tried.succeeded(forgives);
            return new Attempt(proof, Optional.empty());
        }
        Optional<Duration> wait = tried.heldUp();
        if (!tried.hasFailed() && wait.isPresent()) {
            LOG.warn("a login from {} was not looked at: too many have failed", source);
            return new Attempt(Optional.empty(), wait);
        }
        LOG.warn("a login from {} failed", source);
        // Not the name that was typed: somebody may have typed the password there.
        trail.note(new Actor(null, null, null, source), "login.failed", members.idOf(login).orElse(null));
        return new Attempt(Optional.empty(), Optional.empty());
    }

    private Optional<PasswordProof> proof(String login, String password, LoginLimits.LoginTry tried) {
        return operator.isNamed(login) ? operator.check(login, password, tried).map(caller -> new PasswordProof(caller, false))
                : members.check(login, password, tried);
    }
}
