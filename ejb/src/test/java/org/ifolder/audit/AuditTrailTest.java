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
    private final Members members = host.bean(Members.class);
    private Optional<HeardHead> heard = Optional.empty();

    private PeerResponse answer(String asked) {
        try {
            byte[] body = JSON.writeValueAsBytes(heard.orElse(null));
            return new PeerResponse(asked.equals(SLAVE) && heard.isPresent() ? 200 : 404, Map.of(), new ByteArrayInputStream(body));
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
        assertThat(JSON.readTree(entries.get(0).after()).path("state").asText()).isEqualTo("REMOVED");
        assertThat(log.list(new AuditFilter("m-1", "member", bob.id(), null, null), FIRST).items()).hasSize(3);
        assertThat(log.list(new AuditFilter(null, null, before.id(), null, null), FIRST).items()).isEmpty();
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
        heard = Optional.of(new HeardHead(head, 7));
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
        heard = Optional.of(new HeardHead(chained(), 7));
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
    void whatHostsTellEachOtherIsKeptAndAShorterChainIsNotBelieved() {
        AuditHeads heads = host.bean(AuditHeads.class);
        heads.heard(SLAVE, Map.of("audit", "5:five"));
        heads.heard(SLAVE, Map.of("audit", "3:three"));
        heads.heard(SLAVE, Map.of("audit", "nonsense"));
        heads.heard(SLAVE, Map.of());
        host.run(() -> chain.keep(heads.unkept()));
        heads.kept(heads.unkept());

        assertThat(log.headOf(SLAVE).orElseThrow().head()).isEqualTo(new ChainHead(5, "five"));
        assertThat(heads.unkept()).isEmpty();
        heads.own(new ChainHead(9, "nine"));
        assertThat(heads.says()).containsEntry("audit", "9:nine");
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
