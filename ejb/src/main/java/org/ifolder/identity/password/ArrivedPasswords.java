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

    /**
     * Keeps the hashes of passwords, by the member's id. One that is known as it is changes nothing, nor does a delivery that comes again: the member
     * may have chosen another password since. To be called outside of any transaction.
     */
    void keep(Map<String, NewSecret> secrets) {
        Map<String, LocalPassword> known = store.of(secrets.keySet());
        Map<String, PasswordStore.Kept> changed = new HashMap<>();
        Map<String, String> same = new HashMap<>();
        secrets.forEach((member, secret) -> {
            LocalPassword before = known.get(member);
            if (before == null || !isAgain(before, secret) && !isSame(before.hash(), secret.text())) {
                changed.put(member, new PasswordStore.Kept(hash(secret.text()), secret.temporary(), secret.delivery()));
            } else if (secret.delivery() != null && !isAgain(before, secret)) {
                same.put(member, secret.delivery());
            }
        });
        store.keep(changed);
        store.noteDeliveries(same);
    }

    private static boolean isAgain(LocalPassword known, NewSecret secret) {
        return secret.delivery() != null && secret.delivery().equals(known.delivery());
    }

    private static boolean isSame(String known, String text) {
        return PasswordHash.isMarked(text) ? known.equals(text) : PasswordHash.matches(known, text);
    }

    private String hash(String text) {
        return PasswordHash.isMarked(text) ? text : hashing.of(text);
    }
}
