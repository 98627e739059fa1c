package org.ifolder.identity.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.domain.DomainWorld.MASTER;
import static org.ifolder.domain.DomainWorld.SLAVE;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.host.Host;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** At which host a login name is at home, for those that are there and those that are not (R4.3). */
@Tag("R4.3")
class LoginHomesTest {

    private static final List<String> NOBODY = IntStream.range(0, 60).mapToObj(i -> "nobody" + i).toList();

    private final DomainWorld world = new DomainWorld();
    private final LoginHomes atMaster = world.master.bean(LoginHomes.class);
    private final LoginHomes atSlave = world.slave.bean(LoginHomes.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Tag("R4.2")
    void aMembersHomeIsTheSameAtEachHost() {
        world.member("ann", SLAVE);
        world.send();

        assertThat(atMaster.home("Ann").map(Host::id)).contains(SLAVE);
        assertThat(atMaster.elsewhere("ann").map(Host::id)).contains(SLAVE);
        assertThat(atSlave.elsewhere("ann")).isEmpty();
    }

    @Test
    void nobodyHasAHomeTooAndTheSameAtEachHost() {
        world.send();
        Map<String, String> homes = homes(atMaster);

        assertThat(homes(atSlave)).isEqualTo(homes);
        assertThat(homes.values()).contains(MASTER, SLAVE);
        assertThat(atMaster.home("not: a name").map(Host::id)).isPresent();
    }

    @Test
    void anotherHostTakesNobodyFromOneToAnother() {
        world.send();
        Map<String, String> before = homes(atMaster);
        world.register(DomainWorld.description("h333333333", "host2"));
        world.activate("h333333333");
        Map<String, String> after = homes(atMaster);

        assertThat(after).allSatisfy((login, home) -> assertThat(home).isIn(before.get(login), "h333333333"));
        assertThat(after).containsValue("h333333333");
    }

    @Test
    void aMemberCostsAsManyQueriesAsNobody() {
        world.member("ann", SLAVE);
        world.send();
        atSlave.home("ann");

        int member = world.slave.statementsOf(() -> atSlave.home("ann"));
        int nobody = world.slave.statementsOf(() -> atSlave.home("nobody"));

        assertThat(nobody).isEqualTo(member);
    }

    private static Map<String, String> homes(LoginHomes at) {
        return NOBODY.stream().collect(Collectors.toMap(login -> login, login -> at.home(login).orElseThrow().id()));
    }
}
