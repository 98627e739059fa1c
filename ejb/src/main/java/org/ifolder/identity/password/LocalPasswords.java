package org.ifolder.identity.password;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.domain.member.AdministeredMembers;
import org.ifolder.domain.member.FirstPassword;
import org.ifolder.domain.member.LoginName;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberState;
import org.ifolder.domain.member.Members;
import org.ifolder.domain.role.GrantedRoles;
import org.ifolder.identity.HostMac;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;
import org.ifolder.server.LocalHost;
import org.ifolder.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Boundary at the home host: its members' passwords, which no other host can check (R4.1). */
@Stateless
public class LocalPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(LocalPasswords.class);

    @Inject
    private PasswordStore store;

    @Inject
    private ArrivedPasswords arrived;

    @Inject
    private PasswordSeal seal;

    @Inject
    private PasswordPolicy policy;

    @Inject
    private PasswordHashing hashing;

    @Inject
    private HostMac brought;

    @Inject
    private Members members;

    @Inject
    private AdministeredMembers administered;

    @Inject
    private GrantedRoles roles;

    @Inject
    private LocalHost localHost;

    @Inject
    private VerifiedPasswords verified;

    @Inject
    private Limits limits;

    /**
     * Sets the password of a member whose home this host is, for who may administer the member.
     *
     * @param temporary whether the member has to change it at the next login
     * @throws Refusal {@link Refusal.Kind#INVALID} naming {@code password} for one that nobody should have, {@link Refusal.Kind#NOT_FOUND} when
     *     there is no such member here (yet), {@link Refusal.Kind#CONFLICT} when their home is another host or they are removed,
     *     {@link Refusal.Kind#FORBIDDEN} for who may not change this member
     */
    public void set(Caller caller, String memberId, String password, boolean temporary) {
        administered.mustAdminister(caller, memberId);
        Member member = members.find(memberId);
        if (!localHost.id().equals(member.homeHost())) {
            throw Refusal.conflict(null, "The member's home is another host.");
        }
        if (member.state() == MemberState.REMOVED) {
            throw Refusal.conflict(null, "The member is removed.");
        }
        policy.mustAllow("password", password, member.loginName());
        store.keep(Map.of(memberId, new PasswordStore.Kept(hashing.of(password), temporary, null)));
    }

    /**
     * Has a member choose another password, who has just proven the one before ({@link #check}).
     *
     * @throws Refusal {@link Refusal.Kind#INVALID} naming {@code newPassword} for one that nobody should have, or that is no other;
     *     {@link Refusal.Kind#CONFLICT} where somebody else has set one, or disabled the member, in this moment
     */
    public void change(Caller proven, String before, String password) {
        policy.mustAllow("newPassword", password, proven.login());
        if (password.equals(before)) {
            throw Refusal.invalid("newPassword", "is the one that you have");
        }
        boolean isStill = store.locked(proven.memberId()).filter(stored -> verified.matches(stored.hash(), before)).isPresent();
        if (!isStill || !members.find(proven.memberId()).isActive()) {
            throw Refusal.conflict(null, "Your password, or what you may do, was changed meanwhile.");
        }
        store.keep(Map.of(proven.memberId(), new PasswordStore.Kept(hashing.of(password), false, null)));
    }

    /** Who makes a member along with a password has it kept here. @throws Refusal as {@link #set}, naming {@code administrator.password} */
    public void keepFirst(@Observes FirstPassword first) {
        policy.mustAllow("administrator.password", first.password(), members.find(first.memberId()).loginName());
        store.keep(Map.of(first.memberId(), new PasswordStore.Kept(hashing.of(first.password()), false, null)));
    }

    /**
     * Who logs in with this name and password: an {@code ACTIVE} member whose home this host is; empty for all others, after the
     * same work.
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<PasswordProof> check(String login, String password) {
        return check(login, password, Comparison.FREE);
    }

    /** The same, as often as passwords may be compared. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<PasswordProof> check(String login, String password, Comparison comparison) {
        if (Text.length(password) > limits.of(Limit.PASSWORD)) {
            comparison.failed();
            return Optional.empty();
        }
        Optional<Member> member = named(login).filter(Member::isActive)
                .filter(found -> localHost.id().equals(found.homeHost()));
        Optional<LocalPassword> stored = member.flatMap(found -> store.of(found.id()));
        return verified.matches(stored.map(LocalPassword::hash).orElse(null), password, comparison)
                ? member.map(found -> new PasswordProof(roles.caller(found, localHost.id()), stored.get().isTemporary()))
                : Optional.empty();
    }

    /**
     * Whether a password that was proven a moment ago counts still, and until the transaction ends. Has it hashed by the scheme of this host, where it
     * is by another.
     */
    public boolean isStill(String memberId, String password) {
        Optional<LocalPassword> stored = store.locked(memberId).filter(found -> !found.isTemporary())
                .filter(found -> verified.matches(found.hash(), password));
        stored.filter(found -> !hashing.isCurrent(found.hash())).ifPresent(found -> found.rehash(hashing.of(password),
                PasswordHash.isMarked(found.hash()) ? brought.of(LocalPassword.BROUGHT, found.hash()) : null));
        return stored.isPresent();
    }

    /**
     * Keeps passwords that the master hands over for members whose home this host is; members may arrive after them. What is known
     * already changes nothing, so the master may hand over again. What cannot be opened is told in the log: it has to be set anew.
     *
     * @throws Refusal {@link Refusal.Kind#INVALID} when something is missing; nothing is kept then
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void keep(List<SealedPassword> handed) {
        Map<String, NewSecret> secrets = new HashMap<>();
        for (SealedPassword password : handed) {
            if (password == null || password.memberId() == null || password.sealed() == null) {
                throw Refusal.invalid("sealed", "must not be missing");
            }
            Optional<NewSecret> opened = seal.open(password)
                    .filter(secret -> !PasswordHash.isMarked(secret.text()) || PasswordHash.isReadable(secret.text()));
            if (opened.isEmpty()) {
                LOG.error("a password of member {} was handed over that this host cannot open: it has to be set anew", password.memberId());
            }
            opened.ifPresent(secret -> secrets.put(password.memberId(), secret));
        }
        arrived.keep(secrets);
    }

    /** Id of the member who has this login name; empty where nobody has. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<String> idOf(String login) {
        return named(login).map(Member::id);
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
}
