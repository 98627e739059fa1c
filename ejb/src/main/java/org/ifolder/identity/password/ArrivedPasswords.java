package org.ifolder.identity.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/** Passwords that come to their home host from elsewhere. */
@ApplicationScoped
class ArrivedPasswords {

    @Inject
    private PasswordStore store;

    @Inject
    private PasswordHashing hashing;

    /** Keeps the hashes of passwords, by the member's id; one that is known as it is changes nothing. To be called outside of any transaction. */
    void keep(Map<String, NewSecret> secrets) {
        Map<String, String> known = store.hashesOf(secrets.keySet());
        Map<String, PasswordStore.Kept> changed = new HashMap<>();
        secrets.forEach((member, secret) -> {
            if (!isSame(known.get(member), secret.text())) {
                changed.put(member, new PasswordStore.Kept(hash(secret.text()), secret.temporary()));
            }
        });
        store.keep(changed);
    }

    private static boolean isSame(String known, String text) {
        return known != null && (PasswordHash.isMarked(text) ? known.equals(text) : PasswordHash.matches(known, text));
    }

    private String hash(String text) {
        return PasswordHash.isMarked(text) ? text : hashing.of(text);
    }
}
