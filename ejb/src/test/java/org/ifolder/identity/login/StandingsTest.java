package org.ifolder.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.ifolder.access.AdministratorRole;
import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.domain.role.RoleScope;
import org.ifolder.domain.role.Roles;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is remembered of members counts no longer than it is so. */
@Tag("R3.4")
class StandingsTest {

    private final AtomicReference<Runnable> whileItIsRead = new AtomicReference<>(() -> {
    });
    private final DomainWorld world = new DomainWorld();
    private final EmbeddedHost host = world.master;
    private final StandingStore store = host.bean(StandingStore.class);
    private final EmbeddedHost watched = host.with(StandingStore.class, new StandingStore() {
        @Override
        Optional<Standing> read(String memberId) {
            Optional<Standing> read = store.read(memberId);
            whileItIsRead.getAndSet(() -> {
            }).run();
            return read;
        }
    });
    private final Standings standings = watched.bean(Standings.class);
    private final Member ann = world.member("ann", DomainWorld.MASTER);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatIsRememberedCostsNoStatement() {
        assertThat(host.costOf(() -> standings.of(ann.id())).statements()).isNotEmpty();

        assertThat(host.costOf(() -> assertThat(standings.of(ann.id())).isPresent()).statements()).isEmpty();
    }

    @Test
    void whatIsCommittedCountsAtOnce() {
        assertThat(isActive()).isTrue();
        host.bean(Members.class).disable(EmbeddedHost.ADMINISTRATOR, ann.id(), null);
        assertThat(isActive()).isFalse();
        host.bean(Members.class).enable(EmbeddedHost.ADMINISTRATOR, ann.id(), null);
        assertThat(isActive()).isTrue();

        assertThat(roles()).isZero();
        host.bean(Roles.class).grant(EmbeddedHost.ADMINISTRATOR, ann.id(), AdministratorRole.AUDITOR, new RoleScope(null, null));
        assertThat(roles()).isEqualTo(1);
        host.bean(Roles.class).withdraw(EmbeddedHost.ADMINISTRATOR, ann.id(), AdministratorRole.AUDITOR);
        assertThat(roles()).isZero();
    }

    @Test
    void whatWasReadBeforeAChangeIsNotRememberedAfterIt() {
        whileItIsRead.set(() -> host.bean(Members.class).disable(EmbeddedHost.ADMINISTRATOR, ann.id(), null));

        assertThat(isActive()).as("as it was when it was asked").isTrue();
        assertThat(isActive()).isFalse();
    }

    @Test
    void whoIsNotKnownHereIsRememberedAsNothing() {
        assertThat(standings.of("nobody")).isEmpty();
        assertThat(standings.of("nobody")).isEmpty();
    }

    private boolean isActive() {
        return standings.of(ann.id()).orElseThrow().member().isActive();
    }

    private int roles() {
        return (int) standings.of(ann.id()).orElseThrow().roles().stream().filter(grant -> !grant.isRemoved()).count();
    }
}
