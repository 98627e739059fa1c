package org.ifolder.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ifolder.domain.DomainWorld.MASTER;
import static org.ifolder.domain.DomainWorld.SLAVE;

import java.util.List;
import org.ifolder.access.Caller;
import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostState;
import org.ifolder.domain.host.HostUpdate;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.provisioning.Provisioning;
import org.ifolder.refusal.Refusal;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R2.7")
class DepartureTest {

    private static final Caller ADMIN = EmbeddedHost.ADMINISTRATOR;

    private final DomainWorld world = new DomainWorld();
    private final Departure departure = world.master.bean(Departure.class);
    private final Hosts hosts = world.master.bean(Hosts.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoLivesThereIsCountedAndKeepsAHostFromLeaving() {
        world.member("ann", SLAVE);
        drain();

        Residents residents = departure.residents(ADMIN, SLAVE);

        assertThat(residents.members()).isEqualTo(1);
        assertThat(residents.obstacle()).isEqualTo("1 members and 0 iFolders live there.");
        assertThat(refused(() -> departure.leave(ADMIN, SLAVE)).getMessage()).contains("1 members");
    }

    @Test
    void aHostLeavesOnlyDrainedAndHeard() {
        assertThat(departure.residents(ADMIN, SLAVE).obstacle()).contains("not DRAINING");
        assertThat(departure.residents(ADMIN, MASTER).obstacle()).isEqualTo("It is the master.");
        drain();

        assertThat(departure.residents(ADMIN, SLAVE).obstacle()).contains("not heard");
        assertThat(refused(() -> departure.leave(ADMIN, SLAVE)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    void whatIsConfirmedIsExactlyWhoLivesThere() {
        world.member("ann", SLAVE);
        String before = departure.residents(ADMIN, SLAVE).confirmation();
        world.member("bob", SLAVE);

        assertThat(refused(() -> departure.removeByForce(ADMIN, SLAVE, before)).field()).contains("confirmation");
        assertThat(refused(() -> departure.removeByForce(ADMIN, SLAVE, null)).field()).contains("confirmation");
        assertThat(hosts.find(SLAVE).state()).isEqualTo(HostState.ACTIVE);

        departure.removeByForce(ADMIN, SLAVE, departure.residents(ADMIN, SLAVE).confirmation());
        assertThat(hosts.find(SLAVE).state()).isEqualTo(HostState.LEFT);
        assertThat(hosts.find(SLAVE).hasKeyInForce()).isFalse();
        assertThat(refused(() -> departure.removeByForce(ADMIN, SLAVE, departure.residents(ADMIN, SLAVE).confirmation())).kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    @Tag("R3.3")
    void whoLivedOnARemovedHostGetsAnotherHome() {
        Member ann = world.member("ann", SLAVE);
        Provisioning provisioning = world.master.bean(Provisioning.class);
        assertThat(refused(() -> provisioning.provisionAgain(ADMIN, ann.id(), MASTER, null)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
        departure.removeByForce(ADMIN, SLAVE, departure.residents(ADMIN, SLAVE).confirmation());

        assertThat(refused(() -> provisioning.provisionAgain(ADMIN, ann.id(), SLAVE, null)).field()).contains("homeHost");
        assertThat(provisioning.provisionAgain(ADMIN, ann.id(), null, null).homeHost()).isEqualTo(MASTER);
        world.send();
        assertThat(world.slave.bean(Members.class).find(ann.id()).homeHost()).isEqualTo(MASTER);
    }

    @Test
    void theMasterIsNotRemoved() {
        String confirmation = departure.residents(ADMIN, MASTER).confirmation();

        assertThat(refused(() -> departure.removeByForce(ADMIN, MASTER, confirmation)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    @Tag("R2.5")
    void theNameOfAHostThatHasLeftIsFreeForAnotherWithAKeyOfItsOwn() {
        departure.removeByForce(ADMIN, SLAVE, departure.residents(ADMIN, SLAVE).confirmation());

        Host another = world.register(DomainWorld.description("h333333333", "host1"));

        assertThat(another.name()).isEqualTo("host1");
        assertThat(hosts.byName("host1").map(Host::id)).contains("h333333333");
        assertThat(refused(() -> world.register(DomainWorld.description("h444444441", "host4"))).field()).as("a key that was had before")
                .contains("publicKeyJwk");
    }

    private void drain() {
        Host host = hosts.find(SLAVE);
        hosts.change(ADMIN, SLAVE, new HostUpdate(HostState.DRAINING, host.publicAddress(), host.privateAddress(), null, List.of()), null);
    }

    private static Refusal refused(Runnable act) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act::run);
        return catchThrowableOfType(Refusal.class, act::run);
    }
}
