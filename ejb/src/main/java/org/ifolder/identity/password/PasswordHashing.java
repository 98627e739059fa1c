package org.ifolder.identity.password;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hashes passwords as this host is set to: {@code ifolder.password.scheme} is {@code argon2id} or {@code pbkdf2}. */
@ApplicationScoped
class PasswordHashing {

    @Inject
    @ConfigProperty(name = "ifolder.password.scheme", defaultValue = "argon2id")
    private String name;

    private PasswordScheme.Slow scheme;

    /** @throws IllegalArgumentException for another scheme */
    @PostConstruct
    void choose() {
        scheme = switch (name) {
            case "argon2id" -> PasswordHash.ARGON2ID;
            case "pbkdf2" -> PasswordHash.PBKDF2;
            default -> throw new IllegalArgumentException("ifolder.password.scheme must be argon2id or pbkdf2, not " + name);
        };
    }

    /** The hash of a password with a new salt. */
    String of(String password) {
        return scheme.hash(password);
    }

    /** Whether the hash is of the scheme that this host is set to. */
    boolean isCurrent(String stored) {
        return scheme.reads(stored);
    }
}
