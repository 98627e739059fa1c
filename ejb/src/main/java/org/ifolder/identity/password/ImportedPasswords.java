package org.ifolder.identity.password;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;
import org.ifolder.server.LocalHost;
import org.ifolder.text.Text;

/**
 * Boundary at the master: passwords that an import brings. Only their hash is kept, and only at the home host. Hashing is slow by
 * intent, so it is done outside of any transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportedPasswords {

    @Inject
    private PasswordStore store;

    @Inject
    private LocalHost localHost;

    @Inject
    private Limits limits;

    /**
     * Keeps the hash of a password for a member, here or for their home host. A password that this host knows as it is changes
     * nothing.
     *
     * @param text {@code {SSHA…}} with a hash, which is kept as it is, or the password itself
     * @return why it could not be kept; empty when it was
     */
    public Optional<String> take(String memberId, String homeHost, String text) {
        boolean marked = PasswordHash.isMarked(text);
        if (marked && !PasswordHash.isReadable(text)) {
            return Optional.of("The password's scheme is not supported.");
        }
        if (!marked && Text.length(text) > limits.of(Limit.PASSWORD)) {
            return Optional.of("The password is longer than " + limits.of(Limit.PASSWORD) + " characters.");
        }
        if (localHost.id().equals(homeHost)) {
            keepHere(memberId, text, marked);
        } else {
            store.await(memberId, homeHost, marked ? text : PasswordHash.of(text));
        }
        return Optional.empty();
    }

    private void keepHere(String memberId, String text, boolean marked) {
        boolean known = store.hashOf(memberId)
                .filter(hash -> marked ? hash.equals(text) : PasswordHash.matches(hash, text)).isPresent();
        if (!known) {
            store.keep(memberId, marked ? text : PasswordHash.of(text));
        }
    }
}
