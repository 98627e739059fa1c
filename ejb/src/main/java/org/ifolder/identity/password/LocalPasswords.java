package org.ifolder.identity.password;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.domain.member.LoginName;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;
import org.ifolder.server.LocalHost;
import org.ifolder.text.Text;

/** Boundary at the home host: its members' passwords, which no other host can check (R4.1). */
@Stateless
public class LocalPasswords {

    @Inject
    private PasswordStore store;

    @Inject
    private Members members;

    @Inject
    private LocalHost localHost;

    @Inject
    private VerifiedPasswords verified;

    @Inject
    private Event<PasswordChanged> changes;

    @Inject
    private Limits limits;

    /**
     * Sets the password of a member whose home this host is. Allowed to administrators and to the member.
     *
     * @throws Refusal {@link Refusal.Kind#INVALID} naming {@code password} when it is too short or too long,
     *     {@link Refusal.Kind#NOT_FOUND} when there is no such member here (yet), {@link Refusal.Kind#CONFLICT} when their home is
     *     another host or they are removed
     */
    public void set(Caller caller, String memberId, String password) {
        if (!caller.is(memberId)) {
            caller.mustBeAdministrator();
        }
        checkForm(password);
        Member member = members.find(memberId);
        if (!localHost.id().equals(member.homeHost())) {
            throw Refusal.conflict(null, "The member's home is another host.");
        }
        if (!member.isActive() && !caller.isAdministrator()) {
            throw Refusal.conflict(null, "The member is not active.");
        }
        store.keep(Map.of(memberId, PasswordHash.of(password)));
        changes.fire(new PasswordChanged(memberId));
    }

    /**
     * Who logs in with this name and password: an {@code ACTIVE} member whose home this host is; empty for all others, after the
     * same work.
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Caller> check(String login, String password) {
        if (Text.length(password) > limits.of(Limit.PASSWORD)) {
            return Optional.empty();
        }
        Optional<Member> member = named(login).filter(Member::isActive)
                .filter(found -> localHost.id().equals(found.homeHost()));
        String stored = member.flatMap(found -> store.hashOf(found.id())).orElse(null);
        return verified.matches(stored, password)
                ? member.map(found -> Caller.member(found.loginName(), found.id()))
                : Optional.empty();
    }

    /**
     * Keeps hashes that the master hands over for members whose home this host is; members may arrive after them. What is known
     * already changes nothing, so the master may hand over again.
     *
     * @throws Refusal {@link Refusal.Kind#INVALID} when a hash cannot be read; nothing is kept then
     */
    public void keep(List<HandedPassword> handed) {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (HandedPassword password : handed) {
            if (password.memberId() == null || password.hash() == null || !PasswordHash.isReadable(password.hash())) {
                throw Refusal.invalid("hash", "The hash is of no known form.");
            }
            hashes.put(password.memberId(), password.hash());
        }
        store.keep(hashes);
    }

    private Optional<Member> named(String login) {
        if (!localHost.isJoined()) {
            return Optional.empty();
        }
        try {
            return members.byLogin(LoginName.of(login, limits).key());
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private void checkForm(String password) {
        int minimum = limits.of(Limit.PASSWORD_MINIMUM);
        int maximum = limits.of(Limit.PASSWORD);
        if (password == null || Text.length(password) < minimum || Text.length(password) > maximum) {
            throw Refusal.invalid("password", "must have " + minimum + " to " + maximum + " characters");
        }
    }
}
