package org.ifolder.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.domain.DomainWorld.ADMIN;
import static org.ifolder.domain.DomainWorld.FIRST;

import java.util.List;
import org.ifolder.access.Caller;
import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R4.1")
@Tag("on-postgresql")
class LocalPasswordsTest {

    private final DomainWorld world = new DomainWorld();
    private final LocalPasswords here = world.master.bean(LocalPasswords.class);
    private final Members members = world.master.bean(Members.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aMemberLogsInAtTheHomeHostAlone() {
        Member ann = world.member("ann", "host0");
        here.set(ADMIN, ann.id(), "correct horse");
        world.send();
        assertThat(here.check("Ann", "correct horse")).contains(Caller.member("ann", ann.id()));
        assertThat(here.check("ann", "wrong horse")).isEmpty();
        assertThat(here.check("nobody", "correct horse")).isEmpty();
        assertThat(here.check("a:b \u0000", "correct horse")).isEmpty();
        assertThat(world.slave.bean(LocalPasswords.class).check("ann", "correct horse")).isEmpty();
        assertThatThrownBy(() -> world.slave.bean(LocalPasswords.class).set(ADMIN, ann.id(), "correct horse"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aChangedPasswordCountsAtOnce() {
        Member ann = world.member("ann", "host0");
        here.set(ADMIN, ann.id(), "correct horse");
        assertThat(here.check("ann", "correct horse")).isPresent();
        here.set(Caller.member("ann", ann.id()), ann.id(), "battery staple");
        assertThat(here.check("ann", "correct horse")).isEmpty();
        assertThat(here.check("ann", "battery staple")).isPresent();
    }

    @Test
    @Tag("R3.4")
    void whoIsDisabledOrRemovedDoesNotLogIn() {
        Member ann = world.member("ann", "host0");
        here.set(ADMIN, ann.id(), "correct horse");
        assertThat(here.check("ann", "correct horse")).isPresent();
        members.disable(ADMIN, ann.id(), null);
        assertThat(here.check("ann", "correct horse")).isEmpty();
        members.enable(ADMIN, ann.id(), null);
        assertThat(here.check("ann", "correct horse")).isPresent();
        members.remove(ADMIN, ann.id(), null);
        assertThat(here.check("ann", "correct horse")).isEmpty();
        assertThat(world.master.em().find(LocalPassword.class, ann.id())).isNull();
        assertThat(members.list(FIRST, null).items()).isEmpty();
    }

    @Test
    void aPasswordHasALowestAndAHighestLength() {
        Member ann = world.member("ann", "host0");
        for (String password : new String[] {null, "", "1234567", "x".repeat(257)}) {
            assertThatThrownBy(() -> here.set(ADMIN, ann.id(), password)).isInstanceOfSatisfying(Refusal.class,
                    refusal -> assertThat(refusal.field()).contains("password"));
        }
        assertThat(here.check("ann", "x".repeat(100_000))).isEmpty();
    }

    @Test
    void onlyTheMemberOrAnAdministratorSetsAPassword() {
        Member ann = world.member("ann", "host0");
        assertThatThrownBy(() -> here.set(Caller.member("bob", "another"), ann.id(), "correct horse"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }

    @Test
    void anUnreadableHashIsNotKept() {
        assertThatThrownBy(() -> here.keep(List.of(new HandedPassword("m", "{CRYPT}x")))).isInstanceOf(Refusal.class);
        assertThat(new HandedPassword("m", "secret").toString()).doesNotContain("secret");
    }
}
