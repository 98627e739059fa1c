package org.ifolder.identity.password;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * Keeps the hashes of passwords for members, here or for their home hosts. A password that this host knows as it is changes
     * nothing.
     *
     * @return by the member's id, why a password could not be kept
     */
    public Map<String, String> take(List<GivenPassword> given) {
        Map<String, String> problems = new HashMap<>();
        List<GivenPassword> here = new ArrayList<>();
        List<GivenPassword> elsewhere = new ArrayList<>();
        for (GivenPassword password : given) {
            String problem = problem(password.text());
            if (problem != null) {
                problems.put(password.memberId(), problem);
            } else {
                (localHost.id().equals(password.homeHost()) ? here : elsewhere).add(password);
            }
        }
        keep(here);
        handOn(elsewhere);
        return problems;
    }

    private String problem(String text) {
        if (PasswordHash.isMarked(text)) {
            return PasswordHash.isReadable(text) ? null : "The password's scheme is not supported.";
        }
        int maximum = limits.of(Limit.PASSWORD);
        return Text.length(text) <= maximum ? null : "The password is longer than " + maximum + " characters.";
    }

    private void keep(List<GivenPassword> passwords) {
        Map<String, String> known = store.hashesOf(passwords.stream().map(GivenPassword::memberId).toList());
        Map<String, String> changed = new LinkedHashMap<>();
        for (GivenPassword password : passwords) {
            if (!isSame(known.get(password.memberId()), password.text())) {
                changed.put(password.memberId(), hash(password.text()));
            }
        }
        store.keep(changed);
    }

    private void handOn(List<GivenPassword> passwords) {
        List<AwaitedPassword> waiting = passwords.stream()
                .map(password -> new AwaitedPassword(password.memberId(), password.homeHost(), hash(password.text()))).toList();
        store.await(waiting);
    }

    private static boolean isSame(String known, String text) {
        return known != null && (PasswordHash.isMarked(text) ? known.equals(text) : PasswordHash.matches(known, text));
    }

    private static String hash(String text) {
        return PasswordHash.isMarked(text) ? text : PasswordHash.of(text);
    }
}
