package org.ifolder.domain.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.domain.DomainWorld.ADMIN;
import static org.ifolder.domain.DomainWorld.FIRST;

import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private final DomainWorld world = new DomainWorld();
    private final Groups groups = world.master.bean(Groups.class);
    private final Groups atSlave = world.slave.bean(Groups.class);

    @AfterEach
    void close() {
        world.close();
    }

    private Group group(String name) {
        return groups.create(ADMIN, new GroupDetails(name, "of tests\nwith two lines"));
    }

    @Test
    void membersComeAndGoAndComeBackOnAllHosts() {
        Member ann = world.member("ann");
        Group group = group("Readers");
        groups.add(ADMIN, group.id(), ann.id());
        groups.add(ADMIN, group.id(), ann.id());
        world.send();
        assertThat(DomainWorld.logins(atSlave.members(group.id(), FIRST).items())).containsExactly("ann");
        groups.takeOut(ADMIN, group.id(), ann.id());
        world.send();
        assertThat(atSlave.members(group.id(), FIRST).items()).isEmpty();
        groups.add(ADMIN, group.id(), ann.id());
        world.send();
        assertThat(atSlave.members(group.id(), new PageRequest(0, 10, "an")).total()).isEqualTo(1);
    }

    @Test
    void aRemovedMemberLeavesAllGroups() {
        Member ann = world.member("ann");
        Group group = group("Readers");
        groups.add(ADMIN, group.id(), ann.id());
        world.master.bean(Members.class).remove(ADMIN, ann.id(), null);
        world.send();
        assertThat(groups.members(group.id(), FIRST).items()).isEmpty();
        assertThat(atSlave.members(group.id(), FIRST).items()).isEmpty();
        assertThatThrownBy(() -> groups.add(ADMIN, group.id(), ann.id())).isInstanceOf(Refusal.class);
    }

    @Test
    void groupsAreChangedListedAndRemoved() {
        Group group = group("Readers");
        group("Writers");
        groups.change(ADMIN, group.id(), new GroupDetails("R\u00e9aders", null), group.version());
        assertThatThrownBy(() -> groups.change(ADMIN, group.id(), new GroupDetails("x", null), group.version()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE));
        assertThat(groups.list(new PageRequest(0, 10, "r\u00c9")).items()).extracting(Group::name).containsExactly("R\u00e9aders");
        groups.remove(ADMIN, group.id(), null);
        world.send();
        assertThat(atSlave.list(FIRST).items()).extracting(Group::name).containsExactly("Writers");
        assertThatThrownBy(() -> groups.find(group.id())).isInstanceOf(Refusal.class);
    }
}
