package org.ifolder.identity.password;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.Hosts;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;
import org.ifolder.server.LocalHost;
import org.ifolder.text.Text;

/**
 * Boundary at the master: passwords that an import brings. Those of other hosts' members are sealed at once. Hashing is slow by intent, so it is done
 * outside of any transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportedPasswords {

    @Inject
    private PasswordStore store;

    @Inject
    private ArrivedPasswords arrived;

    @Inject
    private PasswordSeal seal;

    @Inject
    private Hosts hosts;

    @Inject
    private LocalHost localHost;

    @Inject
    private Limits limits;

    /**
     * Keeps passwords for members, here or for their home hosts. A password that its home host knows as it is changes nothing.
     *
     * @return by the member's id, why a password could not be kept
     */
    public Map<String, String> take(List<GivenPassword> given) {
        Map<String, String> problems = new HashMap<>();
        Map<String, NewSecret> here = new HashMap<>();
        Map<String, List<SealedPassword>> elsewhere = new HashMap<>();
        for (GivenPassword password : given) {
            String problem = problem(password.text());
            NewSecret secret = NewSecret.brought(password.text());
            if (problem != null) {
                problems.put(password.memberId(), problem);
            } else if (localHost.id().equals(password.homeHost())) {
                here.put(password.memberId(), secret);
            } else {
                Host home = hosts.find(password.homeHost());
                elsewhere.computeIfAbsent(home.id(), any -> new ArrayList<>()).add(seal.seal(home, password.memberId(), secret));
            }
        }
        elsewhere.forEach(store::await);
        keepHere(here, problems);
        return problems;
    }

    /** Somebody may choose a password, or log in, while those that are brought are hashed: theirs alone is not kept then. */
    private void keepHere(Map<String, NewSecret> here, Map<String, String> problems) {
        try {
            arrived.keep(here);
        } catch (Refusal e) {
            here.forEach((member, secret) -> {
                try {
                    arrived.keep(Map.of(member, secret));
                } catch (Refusal again) {
                    problems.put(member, again.getMessage());
                }
            });
        }
    }

    private String problem(String text) {
        if (PasswordHash.isMarked(text)) {
            return PasswordHash.isReadable(text) ? null : "The password's scheme is not supported.";
        }
        int maximum = limits.of(Limit.PASSWORD);
        return Text.length(text) <= maximum ? null : "The password is longer than " + maximum + " characters.";
    }
}
