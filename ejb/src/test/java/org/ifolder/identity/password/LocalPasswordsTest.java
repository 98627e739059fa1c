package org.ifolder.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.domain.DomainWorld.ADMIN;
import static org.ifolder.domain.DomainWorld.FIRST;
import static org.ifolder.domain.DomainWorld.SLAVE;

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
        here.set(ADMIN, ann.id(), "correct horse battery", false);
        world.send();
        assertThat(here.check("Ann", "correct horse battery")).contains(new PasswordProof(Caller.member("ann", ann.id()), false));
        assertThat(here.check("ann", "wrong horse")).isEmpty();
        assertThat(here.check("nobody", "correct horse battery")).isEmpty();
        assertThat(here.check("a:b \u0000", "correct horse battery")).isEmpty();
        assertThat(world.slave.bean(LocalPasswords.class).check("ann", "correct horse battery")).isEmpty();
        assertThatThrownBy(() -> world.slave.bean(LocalPasswords.class).set(ADMIN, ann.id(), "correct horse battery", false))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aChangedPasswordCountsAtOnce() {
        Member ann = world.member("ann", "host0");
        here.set(ADMIN, ann.id(), "correct horse battery", false);
        assertThat(here.check("ann", "correct horse battery")).isPresent();
        here.change(Caller.member("ann", ann.id()), "correct horse battery", "seven staples, no horse");
        assertThat(here.check("ann", "correct horse battery")).isEmpty();
        assertThat(here.check("ann", "seven staples, no horse")).isPresent();
    }

    @Test
    @Tag("R3.4")
    void whoIsDisabledOrRemovedDoesNotLogIn() {
        Member ann = world.member("ann", "host0");
        here.set(ADMIN, ann.id(), "correct horse battery", false);
        assertThat(here.check("ann", "correct horse battery")).isPresent();
        members.disable(ADMIN, ann.id(), null);
        assertThat(here.check("ann", "correct horse battery")).isEmpty();
        members.enable(ADMIN, ann.id(), null);
        assertThat(here.check("ann", "correct horse battery")).isPresent();
        members.remove(ADMIN, ann.id(), null);
        assertThat(here.check("ann", "correct horse battery")).isEmpty();
        assertThat(world.master.em().find(LocalPassword.class, ann.id())).isNull();
        assertThat(members.list(FIRST, null).items()).isEmpty();
    }

    @Test
    void aPasswordHasALowestAndAHighestLength() {
        Member ann = world.member("ann", "host0");
        for (String password : new String[] {null, "", "1234567", "x".repeat(257)}) {
            assertThatThrownBy(() -> here.set(ADMIN, ann.id(), password, false)).isInstanceOfSatisfying(Refusal.class,
                    refusal -> assertThat(refusal.field()).contains("password"));
        }
        assertThat(here.check("ann", "x".repeat(100_000))).isEmpty();
    }

    @Test
    void onlyAnAdministratorSetsAPassword() {
        Member ann = world.member("ann", "host0");
        assertThatThrownBy(() -> here.set(Caller.member("bob", "another"), ann.id(), "correct horse battery", false))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }

    @Test
    void aPasswordThatIsTriedFirstIsRefused() {
        Member ann = world.member("ann.wintersea", "host0");
        for (String password : List.of("password1", "qwertyuiop", "Ann.Wintersea", "aaaaaaaaaa", "abcdefgh")) {
            assertThatThrownBy(() -> here.set(ADMIN, ann.id(), password, false)).as(password).isInstanceOfSatisfying(Refusal.class,
                    refusal -> assertThat(refusal.getMessage()).contains("guessed").doesNotContain(password));
        }
    }

    @Test
    @Tag("R4.5")
    void aSealedPasswordIsOpenedByItsHomeHostForItsMemberAlone() {
        Member bob = world.member("bob", "host1");
        Member eve = world.member("eve", "host1");
        world.send();
        GivenPasswords given = world.master.bean(GivenPasswords.class);
        given.set(ADMIN, bob.id(), "correct horse battery", true);
        PasswordDelivery delivery = world.master.bean(PasswordDelivery.class);
        List<SealedPassword> waiting = delivery.awaiting(SLAVE, 10);
        LocalPasswords home = world.slave.bean(LocalPasswords.class);

        home.keep(List.of(new SealedPassword(eve.id(), waiting.get(0).sealed()), new SealedPassword(eve.id(), "nonsense")));
        assertThat(home.check("eve", "correct horse battery")).isEmpty();
        here.keep(waiting);
        assertThat(here.check("bob", "correct horse battery")).as("at the master").isEmpty();
        home.keep(waiting);
        assertThat(home.check("bob", "correct horse battery")).get().extracting(PasswordProof::temporary).isEqualTo(true);

        home.change(Caller.member("bob", bob.id()), "correct horse battery", "seven staples, no horse");
        home.keep(waiting);
        assertThat(home.check("bob", "seven staples, no horse")).as("after the same delivery once more").isPresent();
        assertThat(waiting.toString()).doesNotContain(waiting.get(0).sealed());
        assertThatThrownBy(() -> home.keep(List.of(new SealedPassword("m", null)))).isInstanceOf(Refusal.class);
    }
}
