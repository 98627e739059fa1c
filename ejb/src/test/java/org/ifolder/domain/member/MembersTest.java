package org.ifolder.domain.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.domain.DomainWorld.ADMIN;
import static org.ifolder.domain.DomainWorld.FIRST;
import static org.ifolder.domain.DomainWorld.MASTER;
import static org.ifolder.domain.DomainWorld.SLAVE;

import org.ifolder.access.Caller;
import org.ifolder.domain.DomainWorld;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.RecordVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R3.1")
@Tag("on-postgresql")
class MembersTest {

    private final DomainWorld world = new DomainWorld();
    private final Members members = world.master.bean(Members.class);

    @AfterEach
    void close() {
        world.close();
    }

    private static MemberDetails details(String login, String given, String family) {
        return new MemberDetails(login, given, family, null, null);
    }

    private static void assertRefused(Refusal.Kind kind, String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(kind);
            assertThat(refusal.field().orElse(null)).isEqualTo(field);
        });
    }

    @Test
    void aMemberIsCreatedAndArrivesAtTheOtherHosts() {
        Member ann = world.member("Ann", "host1");
        world.send();
        Member there = world.slave.bean(Members.class).find(ann.id());
        assertThat(there.details()).isEqualTo(ann.details());
        assertThat(there.homeHost()).isEqualTo(SLAVE);
        assertThat(there.version()).isEqualTo(ann.version());
        assertThat(world.slave.bean(Members.class).byLogin("ann")).isPresent();
    }

    @Test
    void aLoginNameIsTakenAlsoIfItDiffersByCaseOrNormalisation() {
        world.member("Zo\u00eb");
        for (String same : new String[] {"Zo\u00eb", "zo\u00eb", "ZOE\u0308"}) {
            assertRefused(Refusal.Kind.CONFLICT, "loginName", () -> world.member(same));
        }
    }

    @Test
    void ofTwoWhoClaimOneNameAtOnceOneIsRefused() {
        Member ann = world.member("ann");
        world.master.run(() -> world.master.em().createQuery("delete from LoginClaim c").executeUpdate());
        world.master.run(() -> world.master.em().persist(new LoginClaim("bob", ann.id())));
        assertRefused(Refusal.Kind.CONFLICT, "loginName", () -> world.member("bob"));
    }

    @Test
    void whatIsInvalidIsRefusedByItsField() {
        assertRefused(Refusal.Kind.INVALID, "loginName", () -> world.member("a b"));
        assertRefused(Refusal.Kind.INVALID, "loginName", () -> world.member(null));
        MemberDetails wrong = new MemberDetails("ann", null, null, null, "no address");
        assertRefused(Refusal.Kind.INVALID, "email", () -> members.create(ADMIN, wrong, MASTER));
    }

    @Test
    void onlyAnAdministratorWritesAndOnlyAtTheMaster() {
        assertRefused(Refusal.Kind.FORBIDDEN, null,
                () -> members.create(Caller.member("x", "y"), details("ann", null, null), MASTER));
        world.send();
        assertRefused(Refusal.Kind.UNAVAILABLE, null,
                () -> world.slave.bean(Members.class).create(ADMIN, details("ann", null, null), MASTER));
    }

    @Test
    void aRenamedMemberKeepsTheFormerNameAndFreesIt() {
        Member ann = world.member("ann");
        Member renamed = members.change(ADMIN, ann.id(), details("anna", "Ann", null), null);
        assertThat(renamed.formerNames()).containsExactly("ann");
        assertThat(members.byLogin("ann")).isEmpty();
        assertThat(world.member("ann").id()).isNotEqualTo(ann.id());
        assertRefused(Refusal.Kind.CONFLICT, "loginName", () -> members.change(ADMIN, ann.id(), details("ANN", null, null), null));
    }

    @Test
    void aChangeThatChangesNothingGoesNowhere() {
        Member ann = world.member("ann");
        int before = world.changes();
        members.change(ADMIN, ann.id(), ann.details(), null);
        members.enable(ADMIN, ann.id(), null);
        assertThat(world.changes()).isEqualTo(before);
    }

    @Test
    void aChangeOfAnOlderVersionIsRefused() {
        Member ann = world.member("ann");
        RecordVersion first = ann.version();
        members.disable(ADMIN, ann.id(), first);
        assertRefused(Refusal.Kind.STALE, null, () -> members.enable(ADMIN, ann.id(), first));
    }

    @Test
    @Tag("R3.5")
    void aRemovedMembersNameIsFreeAndTheIdIsNot() {
        Member ann = world.member("ann");
        members.remove(ADMIN, ann.id(), null);
        assertThat(members.find(ann.id()).state()).isEqualTo(MemberState.REMOVED);
        assertThat(members.byLogin("ann")).isEmpty();
        assertThat(members.list(FIRST, null).items()).isEmpty();
        assertThat(world.member("Ann").id()).isNotEqualTo(ann.id());
        assertRefused(Refusal.Kind.CONFLICT, null, () -> members.enable(ADMIN, ann.id(), null));
    }

    @Test
    void listsArePagedFilteredAndInTheOrderOfLoginNames() {
        world.member("Bob", "host0");
        world.member("ann", "host1");
        members.create(ADMIN, details("x1", "\u00c9lodie", "_Under"), MASTER);
        assertThat(DomainWorld.logins(members.list(FIRST, null).items())).containsExactly("ann", "Bob", "x1");
        assertThat(DomainWorld.logins(members.list(FIRST, SLAVE).items())).containsExactly("ann");
        assertThat(members.list(new PageRequest(1, 2, null), null)).satisfies(page -> {
            assertThat(page.total()).isEqualTo(3);
            assertThat(DomainWorld.logins(page.items())).containsExactly("x1");
        });
        assertThat(DomainWorld.logins(members.list(new PageRequest(0, 9, "BO"), null).items())).containsExactly("Bob");
        assertThat(DomainWorld.logins(members.list(new PageRequest(0, 9, "\u00e9LO"), null).items())).containsExactly("x1");
        assertThat(DomainWorld.logins(members.list(new PageRequest(0, 9, "_u"), null).items())).containsExactly("x1");
        assertThat(members.list(new PageRequest(0, 9, "%"), null).items()).isEmpty();
    }
}
