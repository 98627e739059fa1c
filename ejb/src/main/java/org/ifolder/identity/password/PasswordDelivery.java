package org.ifolder.identity.password;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Boundary at the master: passwords that wait, sealed, for their members' home hosts. They are handed over in portions and given again until
 * the home host has them ({@link LocalPasswords#keep} there); each is forgotten here then (R4.5).
 */
@Stateless
public class PasswordDelivery {

    @Inject
    private PasswordStore store;

    /** Ids of the hosts for which something waits. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<String> awaitingHosts() {
        return store.awaitingHosts();
    }

    /** Some of what waits for a host, at most as many as given; empty when nothing does. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<SealedPassword> awaiting(String hostId, int most) {
        return store.awaiting(hostId, most);
    }

    /** What waits for the home host of a member; empty for nothing. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<SealedPassword> awaitingFor(String memberId) {
        return store.awaitingFor(memberId);
    }

    /** Forgets what the home host has confirmed, unless another has come for the member meanwhile. */
    public void settle(List<SealedPassword> confirmed) {
        store.settle(confirmed);
    }
}
