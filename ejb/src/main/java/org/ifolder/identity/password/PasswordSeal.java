package org.ifolder.identity.password;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.ifolder.domain.host.Host;
import org.ifolder.identity.HostSeal;

/** Passwords on their way to a home host: sealed for it alone, each for one member. */
@ApplicationScoped
class PasswordSeal {

    private static final String PASSWORD = "password";
    private static final String TEMPORARY = "temporary";
    private static final String BROUGHT = "brought";
    private static final String DELIVERY = "delivery";

    @Inject
    private HostSeal seal;

    SealedPassword seal(Host home, String memberId, NewSecret secret) {
        return new SealedPassword(memberId, seal.seal(home, memberId, Map.of(PASSWORD, secret.text(), TEMPORARY, secret.temporary(), BROUGHT, secret.brought(),
                DELIVERY, UlidCreator.getUlid().toLowerCase())));
    }

    /** Empty for one that is of another member, or that no key of this host opens. */
    Optional<NewSecret> open(SealedPassword password) {
        return seal.open(password.sealed(), password.memberId())
                .filter(values -> values.get(PASSWORD) instanceof String)
                .map(values -> new NewSecret((String) values.get(PASSWORD), Boolean.TRUE.equals(values.get(TEMPORARY)), Boolean.TRUE.equals(values.get(BROUGHT)),
                        values.get(DELIVERY) instanceof String delivery ? delivery : null));
    }
}
