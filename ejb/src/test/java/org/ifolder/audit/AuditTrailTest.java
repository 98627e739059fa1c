package org.ifolder.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.domain.DomainWorld.FIRST;
import static org.ifolder.domain.DomainWorld.MASTER;
import static org.ifolder.domain.DomainWorld.SLAVE;
import static org.ifolder.testing.EmbeddedHost.ADMINISTRATOR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.domain.member.Members;
import org.ifolder.peer.PeerResponse;
import org.ifolder.peer.Peers;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What persons do stands in the trail, and a trail that somebody has touched is known for that. */
@Tag("R10.3")
class AuditTrailTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Actor ACTOR = new Actor("ann", "m-1", "h-1", "192.0.2.7");

    private final DomainWorld world = new DomainWorld();
    private final EmbeddedHost host = world.master.with(Peers.class, (asked, request) -> answer(asked));
    private final AuditChain chain = host.bean(AuditChain.class);
    private final AuditLog log = host.bean(AuditLog.class);
    private final AuditWitness witness = host.bean(AuditWitness.class);
    private final Members members = host.bean(Members.class);
    private List<HeardHead> heard = List.of();

    private PeerResponse answer(String asked) {
        try {
            byte[] body = JSON.writeValueAsBytes(heard);
            return new PeerResponse(asked.equals(SLAVE) ? 200 : 404, Map.of(), new ByteArrayInputStream(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void act() {
        host.bean(CurrentActor.class).become(ACTOR);
    }

    private ChainHead chained() {
        return chain.chain(chain.head(), 100);
    }

    private Verification verify() {
        return host.bean(AuditVerification.class).verify();
    }

    @Test
    void aChangeStandsThereWithWhoWhatBeforeAfterAndFromWhere() throws JsonProcessingException {
        Member before = world.member("nobody", MASTER);
        assertThat(log.list(AuditFilter.ALL, FIRST).items()).as("without anybody's request").isEmpty();
        act();
        Member bob = world.member("bob", MASTER);
        members.change(ADMINISTRATOR, bob.id(), new MemberDetails("robert", null, null, null, null), null);
        members.remove(ADMINISTRATOR, bob.id(), null);

        List<AuditEntry> entries = log.list(AuditFilter.ALL, FIRST).items();
        assertThat(entries).hasSize(3).allSatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo(ACTOR);
            assertThat(entry.action()).isEqualTo("member");
            assertThat(entry.target()).isEqualTo(bob.id());
            assertThat(entry.at()).isNotNull();
        });
        assertThat(entries.get(2).before()).isNull();
        assertThat(JSON.readTree(entries.get(2).after()).path("loginName").asText()).isEqualTo("bob");
        assertThat(JSON.readTree(entries.get(1).before()).path("loginName").asText()).isEqualTo("bob");
        assertThat(JSON.readTree(entries.get(1).after()).path("loginName").asText()).isEqualTo("robert");
        assertThat(JSON.readTree(entries.get(0).before()).path("state").asText()).isEqualTo("ACTIVE");
        assertThat(JSON.readTree(entries.get(0).after()).path("state").asText()).isEqualTo("REMOVED");
        assertThat(log.list(new AuditFilter("m-1", "member", bob.id(), null, null), FIRST).items()).hasSize(3);
        assertThat(log.list(new AuditFilter(null, null, before.id(), null, null), FIRST).items()).isEmpty();
    }

    @Test
    void whatEndsSessionsStandsThereAsItWasBefore() throws JsonProcessingException {
        Member bob = world.member("bob", MASTER);
        act();
        members.disable(ADMINISTRATOR, bob.id(), null);
        members.endSessions(ADMINISTRATOR, bob.id());
        members.endSessionsAsHomeSays(MASTER, bob.id(), 1);

        List<AuditEntry> entries = log.list(AuditFilter.ALL, FIRST).items();
        assertThat(JSON.readTree(entries.get(2).before()).path("state").asText()).isEqualTo("ACTIVE");
        assertThat(JSON.readTree(entries.get(2).after()).path("state").asText()).isEqualTo("DISABLED");
        assertThat(JSON.readTree(entries.get(1).before()).path("sessionsEnded").asInt()).isEqualTo(1);
        assertThat(JSON.readTree(entries.get(1).after()).path("sessionsEnded").asInt()).isEqualTo(2);
        assertThat(JSON.readTree(entries.get(0).before()).path("passwordsChanged").asInt()).isZero();
        assertThat(JSON.readTree(entries.get(0).after()).path("passwordsChanged").asInt()).isEqualTo(1);
    }

    @Test
    void aChangeThatIsRolledBackStandsNowhere() {
        act();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> host.run(() -> {
            world.member("bob", MASTER);
            throw new IllegalStateException("back");
        }))).isNotNull();

        assertThat(log.list(AuditFilter.ALL, FIRST).items()).isEmpty();
    }

    @Test
    void anUntouchedTrailIsWhole() {
        act();
        world.member("one", MASTER);
        world.member("two", MASTER);
        ChainHead head = chained();
        heard = List.of(new HeardHead(head, 7));
        world.member("three", MASTER);
        chained();

        Verification found = verify();
        assertThat(found.isWhole()).isTrue();
        assertThat(found.head().sequence()).isEqualTo(3);
        assertThat(found.witnesses()).singleElement().satisfies(witness -> assertThat(witness.agrees()).isTrue());
    }

    @Test
    void aRowThatIsTakenAwayOrChangedBreaksTheChain() {
        act();
        for (String name : List.of("one", "two", "three", "four")) {
            world.member(name, MASTER);
        }
        chained();
        sql("update audit_entry set login = 'eve' where sequence = 3");
        assertThat(verify().brokenAt()).contains(3L);
        sql("delete from audit_entry where sequence = 2");
        assertThat(verify().brokenAt()).contains(2L);
        assertThat(verify().isWhole()).isFalse();
    }

    @Test
    void aTailThatIsCutIsMissedByWhoHasHeardOfIt() {
        act();
        for (String name : List.of("one", "two", "three")) {
            world.member(name, MASTER);
        }
        heard = List.of(new HeardHead(chained(), 7));
        sql("delete from audit_entry where sequence > 1");

        Verification found = verify();
        assertThat(found.brokenAt()).isEmpty();
        assertThat(found.isWhole()).isFalse();
        world.member("four", MASTER);
        world.member("five", MASTER);
        chained();
        assertThat(verify().isWhole()).as("after it has grown again").isFalse();
    }

    private void sql(String statement) {
        host.run(() -> assertThat(host.em().createNativeQuery(statement).executeUpdate()).isPositive());
        host.em().clear();
    }

    @Test
    void aTrailThatWasRewrittenContradictsWhatWasHeardOfItBefore() {
        act();
        world.member("one", MASTER);
        ChainHead first = chained();
        sql("delete from audit_entry");
        world.member("two", MASTER);
        world.member("three", MASTER);
        heard = List.of(new HeardHead(first, 7), new HeardHead(chained(), 8));

        Verification found = verify();
        assertThat(found.brokenAt()).isEmpty();
        assertThat(found.isWhole()).isFalse();
        assertThat(found.witnesses()).singleElement().satisfies(witness -> assertThat(witness.contradicted()).contains(1L));
    }

    private static ChainHead head(long sequence, String letter) {
        return new ChainHead(sequence, letter.repeat(43));
    }

    private void hear(ChainHead head) {
        AuditHeads heads = host.bean(AuditHeads.class);
        heads.heard(SLAVE, Map.of("audit", head.told()));
        heads.unkept().forEach((from, told) -> {
            witness.keep(from, told);
            heads.kept(from, told);
        });
        assertThat(heads.unkept()).isEmpty();
    }

    private List<ChainHead> kept() {
        return witness.heardOf(SLAVE).stream().map(HeardHead::head).toList();
    }

    @Test
    void whatHostsTellEachOtherIsKeptAndAShorterChainIsNotBelieved() {
        hear(head(5, "a"));
        hear(head(3, "b"));
        hear(head(5, "c"));

        assertThat(kept()).containsExactly(head(5, "a"));
    }

    @Test
    void whatIsNoHeadIsNotHeard() {
        AuditHeads heads = host.bean(AuditHeads.class);
        for (String said : List.of("nonsense", "5:five", "0:" + "a".repeat(43), "5:" + "a".repeat(300), "5:" + "a".repeat(42) + "\0",
                "99999999999999999999:" + "a".repeat(43), "-1:" + "a".repeat(43))) {
            heads.heard(SLAVE, Map.of("audit", said));
        }
        heads.heard(SLAVE, Map.of());
        assertThat(heads.unkept()).isEmpty();

        heads.own(head(9, "n"));
        assertThat(heads.says()).containsEntry("audit", "9:" + "n".repeat(43));
    }

    @Test
    void everyMinutesLastWordIsKeptAndAfterADayEveryHours() {
        long minute = 60_000;
        witness.keep(SLAVE, new HeardHead(head(1, "a"), 0));
        witness.keep(SLAVE, new HeardHead(head(2, "b"), minute - 1));
        witness.keep(SLAVE, new HeardHead(head(3, "c"), minute));
        witness.keep(SLAVE, new HeardHead(head(4, "d"), 90 * minute));
        assertThat(kept()).containsExactly(head(2, "b"), head(3, "c"), head(4, "d"));

        witness.thinOut(24 * 60 * minute);
        assertThat(kept()).hasSize(3);
        witness.thinOut(24 * 60 * minute + minute);
        assertThat(kept()).containsExactly(head(3, "c"), head(4, "d"));
        witness.thinOut(48 * 60 * minute);
        assertThat(kept()).containsExactly(head(3, "c"), head(4, "d"));
    }

    @Test
    void theDomainsSecretStaysOut() {
        act();
        AuditTrail trail = host.bean(AuditTrail.class);
        host.run(() -> trail.changed(new org.ifolder.replication.record.RecordTaken(new org.ifolder.replication.protocol.Change("domain", "d",
                new org.ifolder.replication.protocol.RecordVersion(1, 1, 1), false, JSON.createObjectNode().put("name", "D").put("discoveryKey", "hidden")),
                Optional::empty)));

        assertThat(log.list(AuditFilter.ALL, FIRST).items()).noneMatch(entry -> entry.after().contains("hidden"));
    }
}
