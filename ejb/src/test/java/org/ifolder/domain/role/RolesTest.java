package org.ifolder.domain.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.domain.DomainWorld.MASTER;
import static org.ifolder.domain.DomainWorld.SLAVE;
import static org.ifolder.testing.EmbeddedHost.ADMINISTRATOR;

import java.util.List;
import java.util.Set;
import org.ifolder.access.AdministratorRole;
import org.ifolder.access.Caller;
import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.group.Group;
import org.ifolder.domain.group.GroupDetails;
import org.ifolder.domain.group.Groups;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.domain.member.MemberState;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who gives which role to whom, and what a group administrator may change. */
@Tag("R4.6")
@Tag("on-postgresql")
class RolesTest {

    private static final RoleScope AT_HOME = new RoleScope(null, null);

    private final DomainWorld world = new DomainWorld();
    private final Roles roles = world.master.bean(Roles.class);
    private final Members members = world.master.bean(Members.class);
    private final Groups groups = world.master.bean(Groups.class);
    private final GrantedRoles granted = world.master.bean(GrantedRoles.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Tag("R4.4")
    void aRoleIsByTheWordOfTheHomeWhereNoHostIsNamedAndReachesAllHosts() {
        Member ann = world.member("ann", SLAVE);
        RoleGrant grant = roles.grant(ADMINISTRATOR, ann.id(), AdministratorRole.AUDITOR, AT_HOME);
        world.send();

        assertThat(grant.hosts()).containsExactly(SLAVE);
        GrantedRoles atSlave = world.slave.bean(GrantedRoles.class);
        Member there = world.slave.bean(Members.class).find(ann.id());
        assertThat(atSlave.caller(there, SLAVE).roles()).isEqualTo(Set.of(AdministratorRole.AUDITOR));
        assertThat(atSlave.caller(there, MASTER).roles()).isEmpty();
    }

    @Test
    void aRoleIsTakenAndGivenAgain() {
        Member ann = world.member("ann", MASTER);
        roles.grant(ADMINISTRATOR, ann.id(), AdministratorRole.REPORT_READER, AT_HOME);
        roles.withdraw(ADMINISTRATOR, ann.id(), AdministratorRole.REPORT_READER);
        roles.withdraw(ADMINISTRATOR, ann.id(), AdministratorRole.REPORT_READER);
        assertThat(roles.of(ann.id())).isEmpty();
        assertThat(roles.withdraw(ADMINISTRATOR, ann.id(), AdministratorRole.AUDITOR)).isEmpty();

        roles.grant(ADMINISTRATOR, ann.id(), AdministratorRole.REPORT_READER, AT_HOME);
        assertThat(roles.of(ann.id())).extracting(RoleGrant::roleName).containsExactly("REPORT_READER");
        members.remove(ADMINISTRATOR, ann.id(), null);
        assertThat(roles.list(DomainWorld.FIRST).items()).isEmpty();
    }

    @Test
    void oneDomainAdministratorRemains() {
        Member ann = world.member("ann", MASTER);
        Member bob = world.member("bob", MASTER);
        roles.grant(ADMINISTRATOR, ann.id(), AdministratorRole.DOMAIN_ADMINISTRATOR, AT_HOME);
        assertConflict(() -> roles.withdraw(ADMINISTRATOR, ann.id(), AdministratorRole.DOMAIN_ADMINISTRATOR));
        assertConflict(() -> members.disable(ADMINISTRATOR, ann.id(), null));
        assertConflict(() -> members.remove(ADMINISTRATOR, ann.id(), null));

        roles.grant(ADMINISTRATOR, bob.id(), AdministratorRole.DOMAIN_ADMINISTRATOR, AT_HOME);
        members.disable(ADMINISTRATOR, bob.id(), null);
        assertConflict(() -> members.disable(ADMINISTRATOR, ann.id(), null));
        members.enable(ADMINISTRATOR, bob.id(), null);
        members.disable(ADMINISTRATOR, ann.id(), null);
        members.remove(ADMINISTRATOR, ann.id(), null);
    }

    @Test
    void whoseRoleCountsNowhereIsNoAdministratorWhoRemains() {
        Member ann = world.member("ann", MASTER);
        Member bob = world.member("bob", MASTER);
        RoleScope elsewhere = new RoleScope(List.of(SLAVE), List.of());
        roles.grant(ADMINISTRATOR, ann.id(), AdministratorRole.DOMAIN_ADMINISTRATOR, AT_HOME);
        assertConflict(() -> roles.grant(ADMINISTRATOR, ann.id(), AdministratorRole.DOMAIN_ADMINISTRATOR, elsewhere));

        roles.grant(ADMINISTRATOR, bob.id(), AdministratorRole.DOMAIN_ADMINISTRATOR, elsewhere);
        assertConflict(() -> roles.withdraw(ADMINISTRATOR, ann.id(), AdministratorRole.DOMAIN_ADMINISTRATOR));
        roles.withdraw(ADMINISTRATOR, bob.id(), AdministratorRole.DOMAIN_ADMINISTRATOR);
        assertThat(roles.of(ann.id()).get(0).hosts()).containsExactly(MASTER);
    }

    private static void assertConflict(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
    }

    @Test
    void aScopeFitsItsRoleAndNamesWhatIsKnown() {
        Member ann = world.member("ann", MASTER);
        assertRefused("hosts", ann, AdministratorRole.AUDITOR, new RoleScope(List.of("nowhere"), null));
        assertRefused("groups", ann, AdministratorRole.GROUP_ADMINISTRATOR, AT_HOME);
        Group staff = groups.create(ADMINISTRATOR, new GroupDetails("Staff", null));
        assertRefused("groups", ann, AdministratorRole.AUDITOR, new RoleScope(null, List.of(staff.id())));
        assertThatThrownBy(() -> roles.grant(ADMINISTRATOR, ann.id(), AdministratorRole.GROUP_ADMINISTRATOR, new RoleScope(null, List.of("none"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> roles.grant(Caller.member("ann", ann.id()), ann.id(), AdministratorRole.AUDITOR, AT_HOME))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        members.disable(ADMINISTRATOR, ann.id(), null);
        assertConflict(() -> roles.grant(ADMINISTRATOR, ann.id(), AdministratorRole.AUDITOR, AT_HOME));
    }

    private void assertRefused(String field, Member member, AdministratorRole role, RoleScope scope) {
        assertThatThrownBy(() -> roles.grant(ADMINISTRATOR, member.id(), role, scope)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.field()).contains(field));
    }

    @Test
    void aGroupAdministratorChangesTheMembersOfTheGroupWhoAreNoAdministrators() {
        Member ann = world.member("ann", MASTER);
        Member bob = world.member("bob", MASTER);
        Member eve = world.member("eve", MASTER);
        Group staff = groups.create(ADMINISTRATOR, new GroupDetails("Staff", null));
        groups.add(ADMINISTRATOR, staff.id(), bob.id());
        roles.grant(ADMINISTRATOR, ann.id(), AdministratorRole.GROUP_ADMINISTRATOR, new RoleScope(null, List.of(staff.id())));
        Caller caller = granted.caller(ann, MASTER);

        assertThat(members.disable(caller, bob.id(), null).state()).isEqualTo(MemberState.DISABLED);
        assertThat(members.change(caller, bob.id(), new MemberDetails("robert", null, null, null, null), null).loginName()).isEqualTo("robert");
        assertForbidden(() -> members.disable(caller, eve.id(), null));
        assertForbidden(() -> members.remove(caller, bob.id(), null));
        assertForbidden(() -> groups.add(caller, staff.id(), eve.id()));
        groups.add(ADMINISTRATOR, staff.id(), ann.id());
        assertForbidden(() -> members.disable(caller, ann.id(), null));
        groups.takeOut(ADMINISTRATOR, staff.id(), bob.id());
        assertForbidden(() -> members.enable(caller, bob.id(), null));
    }

    private static void assertForbidden(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }
}
