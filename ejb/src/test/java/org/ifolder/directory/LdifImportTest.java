package org.ifolder.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.domain.DomainWorld.ADMIN;
import static org.ifolder.domain.DomainWorld.FIRST;
import static org.ifolder.domain.DomainWorld.MASTER;
import static org.ifolder.domain.DomainWorld.SLAVE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.group.Group;
import org.ifolder.domain.group.Groups;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.identity.password.LocalPasswords;
import org.ifolder.identity.password.PasswordDelivery;
import org.ifolder.identity.password.SealedPassword;
import org.ifolder.refusal.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LdifImportTest {

    private static final ImportOptions PLAIN = new ImportOptions(null, false);

    private static final String UUID = "entryUUID: 6ba7b810-9dad-11d1-80b4-00c04fd430c8\n";

    private final DomainWorld world = new DomainWorld();
    private final Members members = world.master.bean(Members.class);
    private final Groups groups = world.master.bean(Groups.class);

    @AfterEach
    void close() {
        world.close();
    }

    private ImportResult read(String ldif, ImportOptions options) {
        try {
            return world.master.bean(LdifImport.class).read(ADMIN,
                    new ByteArrayInputStream(ldif.getBytes(StandardCharsets.UTF_8)), options);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ImportResult read(String ldif) {
        return read(ldif, PLAIN);
    }

    private Member member(String login) {
        return members.byLogin(login).orElseThrow();
    }

    private static String person(String uid, String... lines) {
        return "dn: uid=" + uid + ", ou=People, dc=x\nobjectClass: inetOrgPerson\nuid: " + uid + "\nsn: " + uid + "\n"
                + String.join("\n", lines) + (lines.length == 0 ? "" : "\n") + "\n";
    }

    private static String group(String cn, String... lines) {
        return "dn: cn=" + cn + ",ou=Groups,dc=x\nobjectClass: GROUPOFUNIQUENAMES\ncn: " + cn + "\n" + String.join("\n", lines) + "\n\n";
    }

    private static String people(int count) {
        StringBuilder ldif = new StringBuilder();
        for (int i = 0; i < count; i++) {
            ldif.append(person("person" + i, "mail: person" + i + "@example.org", "displayname: P\u00e9rson " + i));
        }
        return ldif.toString();
    }

    @Test
    void peopleAreCreatedOverManyBatchesAndSpreadOverTheHosts() {
        ImportResult result = read(people(450));
        assertThat(result.created()).isEqualTo(450);
        assertThat(result.refusedTotal() + result.skippedTotal()).isZero();
        assertThat(members.countByHomeHost()).containsEntry(MASTER, 225L).containsEntry(SLAVE, 225L);
        world.send();
        assertThat(world.slave.bean(Members.class).list(FIRST, null).total()).isEqualTo(450);
    }

    @Test
    void importingAgainChangesNothing() {
        String file = people(250) + group("some", "uniqueMember: uid=person1,ou=people,dc=x", "uniqueMember: uid=person2,ou=people,dc=x");
        read(file);
        int before = world.changes();
        ImportResult again = read(file);
        assertThat(again.unchanged()).isEqualTo(250);
        assertThat(again.created() + again.updated()).isZero();
        assertThat(again.groups()).isEqualTo(new GroupCounts(0, 0, 1));
        assertThat(world.changes()).isEqualTo(before);
    }

    @Test
    void aBatchCostsAFewStatementsAndNotSomeForEachPerson() {
        String file = people(200);
        read(file);
        assertThat(world.master.statementsOf(() -> read(file))).isLessThan(20);
    }

    @Test
    void whatAnEntrySaysIsTaken() {
        read("dn: cn=x,dc=x\nobjectclass: Person\nuid: KVaughan\ngivenname: Kirsten\ngivenname: Kiki\nsn: Vaughan\ncn: Kirsten V\n"
                + "mail: kv@example.org\niFolderHomeServer: Host1\n" + UUID);
        Member member = member("kvaughan");
        assertThat(member.loginName()).isEqualTo("KVaughan");
        assertThat(member.givenName()).isEqualTo("Kirsten");
        assertThat(member.displayName()).isEqualTo("Kirsten V");
        assertThat(member.homeHost()).isEqualTo(SLAVE);
        assertThat(member.source().uuid()).isEqualTo("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertThat(member.source().dn()).isEqualTo("cn=x,dc=x");
    }

    @Test
    void anEntryIsTheSamePersonByItsUuid() {
        read(person("ann", UUID.strip()));
        String id = member("ann").id();
        assertThat(read(person("anna", UUID.strip())).updated()).isEqualTo(1);
        assertThat(member("anna").id()).isEqualTo(id);
        assertThat(member("anna").formerNames()).containsExactly("ann");
        assertThat(world.member("ann").id()).isNotEqualTo(id);
    }

    @Test
    void withoutAUuidTheNormalisedUidIsTheIdentity() {
        world.member("ANN");
        ImportResult result = read(person("ann", "givenName: Ann"));
        assertThat(result.updated()).isEqualTo(1);
        assertThat(member("ann").givenName()).isEqualTo("Ann");
    }

    @Test
    void aNameThatIsFreedInABatchCanBeTakenInIt() {
        read(person("ann", UUID.strip()));
        ImportResult result = read(person("anna", UUID.strip()) + person("ann"));
        assertThat(result.updated()).isEqualTo(1);
        assertThat(result.created()).isEqualTo(1);
        assertThat(member("ann").id()).isNotEqualTo(member("anna").id());
        assertThatThrownBy(() -> world.member("ann")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> world.member("anna")).isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsBrokenOrCannotBeTakenIsListedAndTheRestIsImported() {
        world.member("taken");
        ImportResult result = read(person("good1")
                + "dn: uid=broken,dc=x\nobjectClass: person\nthis line is broken\n\n"
                + person("bad name")
                + person("mail", "mail: nonsense")
                + person("taken", UUID.strip())
                + person("host", "iFolderHomeServer: nowhere")
                + "dn: cn=nobody,dc=x\nobjectClass: person\ncn: nobody\n\n"
                + "dn: ou=Groups,dc=x\nobjectClass: organizationalUnit\nou: Groups\n\n"
                + "dn: cn=pc1,dc=x\nobjectClass: user\nobjectClass: computer\nuid: pc1\n\n"
                + person("good2"));
        assertThat(result.created()).isEqualTo(2);
        assertThat(result.refused()).extracting(ListedEntry::line).containsExactly(6L, 10L, 15L, 21L, 27L, 33L);
        assertThat(result.refusedTotal()).isEqualTo(6);
        assertThat(result.refused()).allSatisfy(entry -> assertThat(entry.reason()).isNotBlank());
        assertThat(result.skipped()).extracting(ListedEntry::dn).containsExactly("ou=Groups,dc=x", "cn=pc1,dc=x");
        assertThat(member("good2")).isNotNull();
    }

    @Test
    void groupsFindTheirMembersAlsoIfTheyComeBeforeThem() {
        ImportResult result = read(group("Readers", "uniquemember: UID=ann,  ou=people,dc=X", "uniquemember: uid=nobody,dc=x")
                + "dn: cn=posix,dc=x\nobjectClass: posixGroup\ncn: posix\nmemberUid: BOB\ndescription: two\n\n"
                + person("ann") + person("bob"));
        assertThat(result.groups()).isEqualTo(new GroupCounts(2, 0, 0));
        assertThat(result.skipped()).singleElement().satisfies(entry -> assertThat(entry.reason()).contains("uid=nobody,dc=x"));
        List<Group> all = groups.list(FIRST).items();
        assertThat(DomainWorld.logins(groups.members(all.get(0).id(), FIRST).items())).containsExactly("bob");
        assertThat(DomainWorld.logins(groups.members(all.get(1).id(), FIRST).items())).containsExactly("ann");
    }

    @Test
    void aGroupsMembersFollowItsEntry() {
        read(person("ann") + person("bob") + group("g", "uniquemember: uid=ann,ou=people,dc=x"));
        ImportResult result = read(group("g", "uniquemember: uid=bob,ou=people,dc=x"));
        assertThat(result.groups()).isEqualTo(new GroupCounts(0, 1, 0));
        String id = groups.list(FIRST).items().get(0).id();
        assertThat(DomainWorld.logins(groups.members(id, FIRST).items())).containsExactly("bob");
    }

    @Test
    void theChosenHomeHostIsForAllAndAnUnknownOneRefusesTheImport() {
        read(people(4), new ImportOptions("host1", false));
        assertThat(members.countByHomeHost()).containsOnlyKeys(SLAVE);
        assertThatThrownBy(() -> read(people(4), new ImportOptions("nowhere", false))).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.field()).contains("homeHost"));
    }

    @Test
    void passwordsAreIgnoredUnlessTheirHashIsAskedFor() {
        read(person("ann", "userPassword: sesame street"), new ImportOptions("host0", false));
        assertThat(world.master.bean(LocalPasswords.class).check("ann", "sesame street")).isEmpty();
    }

    @Test
    void hashesAreKeptAtTheHomeHostAlone() {
        String ssha = "{SSHA}vV0HQYmHFeuEVaE3JGzUKkNwcLOWKk3x7aoWmQ==";
        ImportResult result = read(person("ann", "userPassword: sesame", "iFolderHomeServer: host0")
                + person("bob", "userPassword: " + ssha, "iFolderHomeServer: host1")
                + person("eve", "userPassword: {CRYPT}$6$x", "iFolderHomeServer: host0"), new ImportOptions(null, true));
        assertThat(result.created()).isEqualTo(3);
        assertThat(result.skipped()).singleElement().satisfies(entry -> assertThat(entry.reason()).contains("scheme"));
        LocalPasswords here = world.master.bean(LocalPasswords.class);
        assertThat(here.check("ANN", "sesame")).get().satisfies(proof -> assertThat(proof.caller().is(member("ann").id())).isTrue());
        assertThat(here.check("ann", "wrong")).isEmpty();
        PasswordDelivery delivery = world.master.bean(PasswordDelivery.class);
        assertThat(delivery.awaitingHosts()).containsExactly(SLAVE);
        List<SealedPassword> waiting = delivery.awaiting(SLAVE, 10);
        assertThat(waiting).singleElement().satisfies(password -> {
            assertThat(password.memberId()).isEqualTo(member("bob").id());
            assertThat(password.sealed()).doesNotContain(ssha);
        });
        world.slave.bean(LocalPasswords.class).keep(waiting);
        delivery.settle(waiting);
        assertThat(delivery.awaitingHosts()).isEmpty();
    }
}
