package org.ifolder.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.domain.DomainWorld.MASTER;
import static org.ifolder.domain.DomainWorld.SLAVE;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ifolder.access.AdministratorRole;
import org.ifolder.access.Caller;
import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.host.HostDescription;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.domain.role.RoleScope;
import org.ifolder.domain.role.Roles;
import org.ifolder.peer.CallerTokens;
import org.ifolder.peer.HostTokens;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For whom a host may pass a request on: its own members, in the roles that the Domain lets it vouch for. */
@Tag("R4.4")
@Tag("R1.1")
class CallerTokensTest {

    private static final String HOME = "h222222222";

    @TempDir
    private static Path folder;

    private final DomainWorld world = new DomainWorld();
    private final HostKeyFile key = KeyFiles.read(KeyFiles.make(folder.resolve("home" + System.nanoTime())));
    private final EmbeddedHost home = world.master.slave(HOME).with(HostKeyFile.class, key);
    private final CallerTokens atHome = home.bean(CallerTokens.class);
    private final CallerTokens atMaster = world.master.bean(CallerTokens.class);
    private Member ann;
    private Member bob;
    private Instant now;

    @BeforeEach
    void fill() {
        HostDescription like = DomainWorld.description(HOME, "host2");
        world.register(new HostDescription(HOME, like.name(), like.publicAddress(), like.privateAddress(), like.brokerPort(), key.publicKey(),
                key.sealingKey()));
        world.activate(HOME);
        ann = world.member("ann", HOME);
        bob = world.member("bob", SLAVE);
        send();
        now = home.bean(Clock.class).instant();
    }

    private void send() {
        world.send();
        world.master.sendTo(home);
    }

    @AfterEach
    void close() {
        world.close();
        home.close();
    }

    private String token(Member member) {
        return atHome.issue(Caller.member(member.loginName(), member.id()), MASTER, now);
    }

    @Test
    void aHostSpeaksForItsOwnMembersToOneHostForHalfAMinute() {
        assertThat(atMaster.verify(token(ann), HOME)).contains(Caller.member("ann", ann.id()));
        assertThat(atMaster.verify(token(bob), HOME)).as("another's member").isEmpty();
        assertThat(atMaster.verify(token(ann), SLAVE)).as("sent by another host").isEmpty();
        assertThat(world.slave.bean(CallerTokens.class).verify(token(ann), HOME)).as("for another host").isEmpty();
        assertThat(atMaster.verify(atHome.issue(Caller.member("ann", ann.id()), MASTER, now.minusSeconds(100)), HOME)).as("too old").isEmpty();
        assertThat(atMaster.verify(home.bean(HostTokens.class).issue(MASTER, now), HOME)).as("a host's own token").isEmpty();
        assertThat(world.master.bean(HostTokens.class).verify(token(ann))).as("in the place of a host's own").isEmpty();
        assertThat(atMaster.verify("nonsense", HOME)).isEmpty();
    }

    @Test
    @Tag("R3.4")
    void nobodySpeaksForWhoIsDisabled() {
        world.master.bean(Members.class).disable(EmbeddedHost.ADMINISTRATOR, ann.id(), null);

        assertThat(atMaster.verify(token(ann), HOME)).isEmpty();
    }

    @Test
    @Tag("R4.6")
    void aRoleCountsByTheWordOfTheHostsThatItNames() {
        Roles roles = world.master.bean(Roles.class);
        roles.grant(EmbeddedHost.ADMINISTRATOR, ann.id(), AdministratorRole.DOMAIN_ADMINISTRATOR, new RoleScope(List.of(MASTER), null));
        assertThat(atMaster.verify(token(ann), HOME).orElseThrow().roles()).isEmpty();

        roles.grant(EmbeddedHost.ADMINISTRATOR, ann.id(), AdministratorRole.DOMAIN_ADMINISTRATOR, new RoleScope(List.of(MASTER, HOME), null));
        assertThat(atMaster.verify(token(ann), HOME).orElseThrow().roles()).isEqualTo(Set.of(AdministratorRole.DOMAIN_ADMINISTRATOR));
    }
}
