package org.ifolder.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.domain.DomainWorld.ADMIN;
import static org.ifolder.domain.DomainWorld.MASTER;
import static org.ifolder.domain.DomainWorld.SLAVE;

import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.host.HostState;
import org.ifolder.domain.host.HostUpdate;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R3.2")
class ProvisioningTest {

    private final DomainWorld world = new DomainWorld();
    private final HomeHosts homeHosts = world.master.bean(HomeHosts.class);

    @AfterEach
    void close() {
        world.close();
    }

    private void put(String host, HostState state) {
        world.master.bean(Hosts.class).change(ADMIN, host,
                new HostUpdate(state, "https://127.0.0.1:8443", "https://127.0.0.1:7443", null, null), null);
    }

    @Test
    void theAdministratorsChoiceComesFirstAndHasItsReason() {
        HomeHostChoice choice = homeHosts.decide(new HomeHostWish("HOST1", "host0"));
        assertThat(choice.hostId()).isEqualTo(SLAVE);
        assertThat(choice.reason()).contains("administrator");
    }

    @Test
    void theDirectoryEntrysHostComesNext() {
        assertThat(homeHosts.decide(new HomeHostWish(null, SLAVE)).hostId()).isEqualTo(SLAVE);
    }

    @Test
    void withoutAWishTheHostWithTheFewestMembersIsChosen() {
        world.member("a", "host0");
        assertThat(world.member("b").homeHost()).isEqualTo(SLAVE);
        assertThat(world.member("c").homeHost()).isEqualTo(MASTER);
        assertThat(world.member("d").homeHost()).isEqualTo(SLAVE);
    }

    @Test
    void whoIsNotCreatedIsNotCounted() {
        world.member("a", "host0");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> world.member("A")).isInstanceOf(Refusal.class);
        }
        assertThat(world.member("b").homeHost()).isEqualTo(SLAVE);
    }

    @Test
    void aHostThatIsUnknownOrNotActiveIsRefused() {
        put(SLAVE, HostState.DRAINING);
        for (String host : new String[] {"nobody", "host1", SLAVE}) {
            assertThatThrownBy(() -> world.member("a", host)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                assertThat(refusal.field()).contains("homeHost");
            });
        }
        assertThat(world.member("a").homeHost()).isEqualTo(MASTER);
        assertThat(world.member("b").homeHost()).isEqualTo(MASTER);
    }

    @Test
    void withNoHostActiveNobodyIsProvisioned() {
        put(SLAVE, HostState.MAINTENANCE);
        put(MASTER, HostState.MAINTENANCE);
        assertThatThrownBy(() -> world.member("a")).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
        assertThat(world.master.bean(Members.class).countByHomeHost()).isEmpty();
    }
}
