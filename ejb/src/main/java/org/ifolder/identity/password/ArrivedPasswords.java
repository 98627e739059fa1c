package org.ifolder.identity.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.ifolder.identity.HostMac;
import org.ifolder.refusal.Refusal;

/** Passwords that come to their home host from elsewhere. */
@ApplicationScoped
class ArrivedPasswords {

    @Inject
    private PasswordStore store;

    @Inject
    private PasswordHashing hashing;

    @Inject
    private HostMac brought;

    /** What arrives is written by one at a time; it is hashed, which is slow, before. */
    private final Lock writing = new ReentrantLock();

    /**
     * Keeps the hashes of passwords, by the member's id. What an import brings and is known as it is changes nothing, nor does a delivery that comes
     * again: the member may have chosen another password since. To be called outside of any transaction.
     *
     * @throws Refusal {@link Refusal.Kind#CONFLICT} where one of them has become another meanwhile, so that nobody knows which is the newer one; none is
     *     kept then, and whoever hands them over looks what is to be handed over now
     */
    void keep(Map<String, NewSecret> secrets) {
        Map<String, LocalPassword> known = store.of(secrets.keySet());
        Map<String, PasswordStore.Kept> changed = new HashMap<>();
        Map<String, String> same = new HashMap<>();
        secrets.forEach((member, secret) -> {
            LocalPassword before = known.get(member);
            if (before == null || !before.isOf(secret.delivery()) && !isSame(before, secret)) {
                changed.put(member, new PasswordStore.Kept(hash(secret.text()), secret.temporary(), secret.delivery()));
            } else if (secret.delivery() != null && !before.isOf(secret.delivery())) {
                same.put(member, secret.delivery());
            }
        });
        writing.lock();
        try {
            store.keepUnlessChanged(changed, known);
            store.noteDeliveries(same);
        } finally {
            writing.unlock();
        }
    }

    private boolean isSame(LocalPassword known, NewSecret secret) {
        if (!secret.brought() || known.isTemporary()) {
            return false;
        }
        return PasswordHash.isMarked(secret.text()) ? known.hash().equals(secret.text()) || brought.isOf(known.brought(), LocalPassword.BROUGHT, secret.text())
                : PasswordHash.matches(known.hash(), secret.text());
    }

    private String hash(String text) {
        return PasswordHash.isMarked(text) ? text : hashing.of(text);
    }
}
