package org.ifolder.domain.member;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.Intake;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.record.Outbox;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;
import org.ifolder.server.LocalHost;

/**
 * Boundary at the master: takes people over from a directory, many at once. A person is the same as before by the entry's UUID where
 * it has one, otherwise by the normalised login name (R5.2).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class DirectoryMembers {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private MemberSearch search;

    @Inject
    private LoginClaims claims;

    @Inject
    private CurrentDomain domain;

    @Inject
    private LocalHost localHost;

    @Inject
    private Outbox outbox;

    @Inject
    private Limits limits;

    /**
     * Creates those who are new and updates those whose entry says something else than their record. A person who cannot be taken is
     * refused alone; the others are taken.
     *
     * @param homeHost decides the id of the home host of a new member; a {@link Refusal} of it refuses this person
     * @return what has become of each, in the order given
     */
    public List<MemberIntake> take(List<DirectoryPerson> people, Function<DirectoryPerson, String> homeHost) {
        domain.mustBeWritableHere();
        KnownMembers known = known(people);
        List<MemberIntake> taken = new ArrayList<>(people.size());
        for (DirectoryPerson person : people) {
            taken.add(take(person, known, homeHost));
        }
        known.freedClaims().forEach(em::remove);
        return taken;
    }

    /** The ids of the living members that come from these entries, by the entry's DN key; at most a few hundred at once. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Map<String, String> idsByEntryDn(Collection<String> dnKeys) {
        Map<String, String> ids = new HashMap<>();
        search.byEntryDns(dnKeys).forEach(member -> ids.put(member.source().dnKey(), member.id()));
        return ids;
    }

    /** The ids of the living members with these normalised login names, by the name; at most a few hundred at once. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Map<String, String> idsByLogin(Collection<String> loginKeys) {
        return search.byLogins(loginKeys).stream().collect(Collectors.toMap(Member::loginKey, Member::id, (one, other) -> one));
    }

    private KnownMembers known(List<DirectoryPerson> people) {
        KnownMembers known = new KnownMembers();
        search.byLogins(people.stream().map(person -> person.login().key()).distinct().toList()).forEach(known::add);
        search.byEntryUuids(people.stream().map(person -> person.source().uuid()).filter(uuid -> uuid != null).distinct().toList())
                .forEach(known::add);
        return known;
    }

    private MemberIntake take(DirectoryPerson person, KnownMembers known, Function<DirectoryPerson, String> homeHost) {
        Member member = known.same(person);
        Member namesake = known.named(person.login());
        if (namesake != null && namesake != member) {
            return MemberIntake.refused("Another member has this login name.");
        }
        if (member == null) {
            try {
                return create(person, homeHost.apply(person), known);
            } catch (Refusal e) {
                return MemberIntake.refused(e.getMessage());
            }
        }
        return update(member, person, known);
    }

    private MemberIntake create(DirectoryPerson person, String homeHostId, KnownMembers known) {
        Member member = new Member(localHost.newKey());
        claim(person.login(), member, known);
        member.login(person.login());
        member.describe(person.details());
        member.provision(homeHostId, person.source());
        em.persist(member);
        outbox.take(member);
        known.add(member);
        return MemberIntake.of(Intake.CREATED, member);
    }

    private MemberIntake update(Member member, DirectoryPerson person, KnownMembers known) {
        var source = person.source().keepingUuidOf(member.source());
        if (member.details().equals(person.details()) && member.source().equals(source)) {
            return MemberIntake.of(Intake.UNCHANGED, member);
        }
        if (!person.login().key().equals(member.loginKey())) {
            claims.of(member).ifPresent(claim -> known.free(member.loginKey(), claim));
            known.forgetName(member);
            claim(person.login(), member, known);
        }
        member.rename(person.login(), limits.of(Limit.FORMER_NAMES));
        member.describe(person.details());
        member.source(source);
        outbox.take(member);
        known.add(member);
        return MemberIntake.of(Intake.UPDATED, member);
    }

    /** A name that this very transaction has freed changes hands: its row cannot be deleted and inserted in one flush. */
    private void claim(LoginName login, Member member, KnownMembers known) {
        LoginClaim freed = known.takeFreed(login);
        if (freed == null) {
            claims.note(login, member.id());
        } else {
            freed.passTo(member.id());
        }
    }
}
