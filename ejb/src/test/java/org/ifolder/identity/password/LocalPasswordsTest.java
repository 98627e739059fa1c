package org.ifolder.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.domain.DomainWorld.ADMIN;
import static org.ifolder.domain.DomainWorld.FIRST;
import static org.ifolder.domain.DomainWorld.MASTER;
import static org.ifolder.domain.DomainWorld.SLAVE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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

    /** What a directory that salts with "salt" keeps of a password. */
    private static String salted(String password) throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-1");
        byte[] salt = "salt".getBytes(StandardCharsets.UTF_8);
        sha.update(password.getBytes(StandardCharsets.UTF_8));
        byte[] hash = sha.digest(salt);
        byte[] both = Arrays.copyOf(hash, hash.length + salt.length);
        System.arraycopy(salt, 0, both, hash.length, salt.length);
        return "{SSHA}" + Base64.getEncoder().encodeToString(both);
    }

    private String stored(String memberId) {
        return world.master.call(() -> (String) world.master.em()
                .createNativeQuery("select password_hash from local_password where member_id = ?1").setParameter(1, memberId).getSingleResult());
    }

    @Test
    void aHashThatAnImportBringsAgainChangesNothingAlsoAfterItWasReplacedByABetterOne() throws NoSuchAlgorithmException {
        Member ann = world.member("ann", "host0");
        ImportedPasswords imported = world.master.bean(ImportedPasswords.class);
        List<GivenPassword> brought = List.of(new GivenPassword(ann.id(), MASTER, salted("correct horse battery")));
        imported.take(brought);
        assertThat(here.isStill(ann.id(), "correct horse battery")).isTrue();
        String better = stored(ann.id());
        assertThat(better).doesNotContain("SSHA");

        imported.take(brought);
        assertThat(stored(ann.id())).isEqualTo(better);
        assertThat(members.find(ann.id()).sessionEpoch().passwords()).isZero();
        imported.take(List.of(new GivenPassword(ann.id(), MASTER, salted("seven staples, no horse"))));
        assertThat(here.check("ann", "seven staples, no horse")).isPresent();
        assertThat(members.find(ann.id()).sessionEpoch().passwords()).isEqualTo(1);
    }

    @Test
    void whatArrivesBehindANewerPasswordIsNotKept() {
        Member bob = world.member("bob", "host1");
        world.send();
        PasswordStore store = world.slave.bean(PasswordStore.class);
        LocalPasswords home = world.slave.bean(LocalPasswords.class);
        Map<String, LocalPassword> nothing = store.of(List.of(bob.id()));
        home.set(ADMIN, bob.id(), "correct horse battery", false);

        assertThatThrownBy(() -> store.keepUnlessChanged(Map.of(bob.id(), new PasswordStore.Kept("late", false, "d1")), nothing)).isInstanceOf(Refusal.class);
        assertThat(home.check("bob", "correct horse battery")).isPresent();
    }

    @Test
    void whatTheSameDeliveryHasBroughtMeanwhileIsKeptAlready() {
        Member bob = world.member("bob", "host1");
        world.send();
        PasswordStore store = world.slave.bean(PasswordStore.class);
        Map<String, LocalPassword> nothing = store.of(List.of(bob.id()));
        Map<String, PasswordStore.Kept> delivered = Map.of(bob.id(), new PasswordStore.Kept("hash", false, "d1"));

        store.keepUnlessChanged(delivered, nothing);
        store.keepUnlessChanged(delivered, nothing);
        assertThat(store.of(bob.id())).get().extracting(LocalPassword::hash).isEqualTo("hash");
    }

    @Test
    void aPasswordThatAnAdministratorSetsIsTemporaryWhereTheySaySoThoughItIsTheSame() {
        Member bob = world.member("bob", "host1");
        world.send();
        GivenPasswords given = world.master.bean(GivenPasswords.class);
        PasswordDelivery delivery = world.master.bean(PasswordDelivery.class);
        LocalPasswords home = world.slave.bean(LocalPasswords.class);
        for (boolean temporary : new boolean[] {false, true, false}) {
            given.set(ADMIN, bob.id(), "correct horse battery", temporary);
            home.keep(delivery.awaitingFor(bob.id()).stream().toList());
            assertThat(home.check("bob", "correct horse battery")).get().extracting(PasswordProof::temporary).isEqualTo(temporary);
        }
    }

    @Test
    void nobodyChangesAPasswordThatWasSetMeanwhileOrOfAMemberWhoWasDisabled() {
        Member ann = world.member("ann", "host0");
        Caller caller = Caller.member("ann", ann.id());
        here.set(ADMIN, ann.id(), "correct horse battery", false);
        assertThatThrownBy(() -> here.change(caller, "the one before", "seven staples, no horse")).isInstanceOf(Refusal.class);
        world.member("another", "host0");
        members.disable(ADMIN, ann.id(), null);
        assertThatThrownBy(() -> here.change(caller, "correct horse battery", "seven staples, no horse")).isInstanceOf(Refusal.class);
    }
}
