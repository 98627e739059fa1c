package org.ifolder.domain.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.domain.DomainWorld.ADMIN;
import static org.ifolder.domain.DomainWorld.FIRST;
import static org.ifolder.domain.DomainWorld.MASTER;
import static org.ifolder.domain.DomainWorld.SLAVE;
import static org.ifolder.domain.DomainWorld.description;

import java.util.List;
import java.util.Set;
import org.ifolder.access.AdministratorRole;
import org.ifolder.access.Caller;
import org.ifolder.domain.DomainWorld;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.log.HostStore;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.server.HostRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R2.1")
class HostsTest {

    private static final String NEW = "h222222222";

    private final DomainWorld world = new DomainWorld();
    private final Hosts hosts = world.master.bean(Hosts.class);

    @AfterEach
    void close() {
        world.close();
    }

    private static Refusal refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(Refusal.class, act);
    }

    @Test
    void aNewHostIsJoiningUntilItIsActivated() {
        assertThat(world.register(description(NEW, "host2")).state()).isEqualTo(HostState.JOINING);
        assertThat(hosts.active()).extracting(Host::name).containsExactly("host0", "host1");
        world.activate(NEW);
        assertThat(hosts.active()).extracting(Host::name).containsExactly("host0", "host1", "host2");
        assertThat(hosts.byId(NEW)).get().extracting(hosts::roleOf).isEqualTo(HostRole.SLAVE);
        assertThat(hosts.roleOf(hosts.find(MASTER))).isEqualTo(HostRole.MASTER);
    }

    @Test
    @Tag("R2.5")
    void aHostThatDidNotGetInIsRemovedEverywhereAndItsNameIsFreeButNotItsId() {
        world.register(description(NEW, "host2"));
        world.send();
        assertThat(world.slave.bean(Hosts.class).byName("host2")).isPresent();
        hosts.remove(ADMIN, NEW, null);
        world.send();
        assertThat(hosts.byName("host2")).isEmpty();
        assertThat(world.slave.bean(Hosts.class).all()).extracting(Host::name).containsExactly("host0", "host1");
        assertThat(refused(() -> world.register(description(NEW, "host2"))).field()).contains("id");
        assertThat(world.register(description("h333333333", "host2")).name()).isEqualTo("host2");
        assertThat(refused(() -> hosts.remove(ADMIN, SLAVE, null)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refused(() -> hosts.remove(ADMIN, NEW, null)).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    @Tag("R2.5")
    void aHostThatHasWrittenRecordsIsNotRemoved() {
        world.register(description(NEW, "host2"));
        StreamId written = new StreamId(CollectionName.REPORT, NEW);
        world.master.run(() -> world.master.bean(HostStore.class).save(written, new StreamProgress(new Cursor("run", 1, "hash"),
                Condition.STREAMING, null, 0, 0, null, 0)));
        assertThat(refused(() -> hosts.remove(ADMIN, NEW, null)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(hosts.byName("host2")).isPresent();
    }

    @Test
    void hostsArriveWithTheirKeysAtTheOtherHosts() {
        world.send();
        Host there = world.slave.bean(Hosts.class).find(SLAVE);
        assertThat(there.description()).isEqualTo(hosts.find(SLAVE).description());
        assertThat(there.fingerprint()).isEqualTo(hosts.find(SLAVE).fingerprint()).hasSize(43);
        assertThat(there.joinedAt()).isEqualTo(hosts.find(SLAVE).joinedAt());
        assertThat(there.publicKey()).doesNotContain("use");
    }

    @Test
    void aHostThatAsksAgainGetsItsFirstRecord() {
        world.register(description(NEW, "host2"));
        int before = world.changes();
        HostDescription again = description(NEW, "HOST2");
        Host known = world.register(new HostDescription("h333333332", again.name(), again.publicAddress(), again.privateAddress(),
                again.brokerPort(), again.publicKeyJwk(), again.sealingKeyJwk()));
        assertThat(known.id()).isEqualTo(NEW);
        assertThat(world.changes()).isEqualTo(before);
    }

    @Test
    void aNameOfAnotherHostIsRefused() {
        Refusal refusal = refused(() -> world.register(description(NEW, "Host1")));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusal.field()).contains("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:7443", "https://127.0.0.1:7443/", "https://", "https://u@h:1", "https://h:99999", "nonsense"})
    void anAddressThatIsNoneIsRefused(String address) {
        assertThatThrownBy(() -> hosts.change(ADMIN, SLAVE,
                new HostUpdate(HostState.ACTIVE, address, "https://127.0.0.1:7443", null, null), null))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).contains("publicAddress"));
    }

    @Test
    void aHostIsChangedAndTheChangeIsSeenAtOnce() {
        HostUpdate update = new HostUpdate(HostState.MAINTENANCE, "https://example.org", "https://10.0.0.1:7443", 6_000, List.of("eu"));
        Host changed = hosts.change(ADMIN, SLAVE, update, hosts.find(SLAVE).version());
        assertThat(hosts.find(SLAVE).labels()).containsExactly("eu");
        assertThat(hosts.active()).extracting(Host::name).containsExactly("host0");
        assertThat(hosts.list(FIRST).total()).isEqualTo(2);
        assertThat(refused(() -> hosts.change(ADMIN, SLAVE, update, org.ifolder.replication.protocol.RecordVersion.NONE)).kind())
                .isEqualTo(Refusal.Kind.STALE);
        assertThat(changed.publicAddress()).isEqualTo("https://example.org");
        assertThat(hosts.find(SLAVE).brokerPort()).isEqualTo(6_000);
    }

    @Test
    @Tag("R4.6")
    void whereAHostIsReachedIsForDomainAdministratorsAlone() {
        Caller operator = new Caller("op", "m-op", Set.of(AdministratorRole.HOST_OPERATOR), Set.of());
        Host host = hosts.find(SLAVE);
        HostUpdate drained = new HostUpdate(HostState.DRAINING, host.publicAddress(), host.privateAddress(), null, List.of("eu"));
        assertThat(hosts.change(operator, SLAVE, drained, null).state()).isEqualTo(HostState.DRAINING);

        for (HostUpdate moved : List.of(
                new HostUpdate(HostState.ACTIVE, "https://elsewhere.example.org", host.privateAddress(), null, List.of()),
                new HostUpdate(HostState.ACTIVE, host.publicAddress(), "https://elsewhere.example.org", null, List.of()),
                new HostUpdate(HostState.ACTIVE, host.publicAddress(), host.privateAddress(), 6_000, List.of()))) {
            assertThat(refused(() -> hosts.change(operator, SLAVE, moved, null)).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
        }
    }

    @Test
    void keysWithAPrivatePartOrOfAnotherKindAreRefused() {
        for (String key : List.of("{\"kty\":\"RSA\"}", "nonsense", "[]", "null",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + "A".repeat(43) + "\",\"y\":\"" + "A".repeat(43) + "\",\"d\":\"x\"}")) {
            assertThat(HostPublicKey.read(key)).isEmpty();
        }
    }

    @Test
    void theFingerprintIsTheOneOfRfc7638() {
        HostPublicKey key = HostPublicKey.read("{\"kty\":\"EC\",\"use\":\"sig\",\"crv\":\"P-256\","
                + "\"x\":\"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\",\"y\":\"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\"}")
                .orElseThrow();
        assertThat(key.fingerprint()).isEqualTo("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s");
    }
}
