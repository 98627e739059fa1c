package org.ifolder.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.catalog.CatalogWorld.ADMIN;
import static org.ifolder.catalog.CatalogWorld.as;
import static org.ifolder.catalog.CatalogWorld.names;
import static org.ifolder.catalog.Refusals.assertRefused;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.stream.IntStream;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.RecordVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R1.2")
class SharingTest {

    private final CatalogWorld world = new CatalogWorld();
    private final Sharing sharing = world.here.bean(Sharing.class);
    private final IFolder ifolder = world.create(world.ann, "shared");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void grantedRightIsSeenOnTheOtherHostAndRevokedThere() {
        sharing.grant(as(world.ann), ifolder.key(), world.dora.id(), RightLevel.READ_WRITE, null);
        world.here.sendTo(world.there);
        CatalogEntry seen = world.there.bean(Catalog.class).find(as(world.dora), ifolder.key());
        assertThat(seen.right()).contains(RightLevel.READ_WRITE);

        sharing.revoke(as(world.ann), ifolder.key(), world.dora.id(), null);
        world.here.sendTo(world.there);
        assertThat(names(world.there, as(world.dora))).isEmpty();
        assertRefused(Refusal.Kind.NOT_FOUND, () -> world.there.bean(Catalog.class).find(as(world.dora), ifolder.key()));
    }

    @Test
    void oneGrantSendsOneSmallRecord() {
        int before = world.changes();
        sharing.grant(as(world.ann), ifolder.key(), world.bob.id(), RightLevel.READ_ONLY, null);
        sharing.grant(as(world.ann), ifolder.key(), world.bob.id(), RightLevel.READ_ONLY, null);

        assertThat(world.here.changes().subList(before, world.changes())).extracting(Change::type).containsExactly("right");
    }

    @Test
    void rightCanBeChangedRevokedAndGrantedAgain() {
        sharing.grant(as(world.ann), ifolder.key(), world.bob.id(), RightLevel.READ_ONLY, null);
        sharing.grant(ADMIN, ifolder.key(), world.bob.id(), RightLevel.READ_WRITE, null);
        assertThat(world.rights(ifolder)).containsExactly("ann OWNER", "bob READ_WRITE");
        sharing.revoke(ADMIN, ifolder.key(), world.bob.id(), null);
        assertThat(world.rights(ifolder)).containsExactly("ann OWNER");
        RightEntry again = sharing.grant(ADMIN, ifolder.key(), world.bob.id(), RightLevel.READ_ONLY, null);
        assertThat(again.right().version()).isEqualTo(new RecordVersion(0, 1, 4));
        assertThat(world.rights(ifolder)).containsExactly("ann OWNER", "bob READ_ONLY");
    }

    @Test
    void secondOwnerIsRefused() {
        assertRefused(Refusal.Kind.CONFLICT, "right",
                () -> sharing.grant(as(world.ann), ifolder.key(), world.bob.id(), RightLevel.OWNER, null));
        assertThat(world.rights(ifolder)).containsExactly("ann OWNER");
    }

    @Test
    void unknownRightIsRefused() {
        assertRefused(Refusal.Kind.INVALID, "right", () -> sharing.grant(as(world.ann), ifolder.key(), world.bob.id(), null, null));
    }

    @Test
    void ownersRightIsNeitherChangedNorRevoked() {
        assertRefused(Refusal.Kind.CONFLICT, "right",
                () -> sharing.grant(ADMIN, ifolder.key(), world.ann.id(), RightLevel.READ_ONLY, null));
        assertRefused(Refusal.Kind.CONFLICT, "member", () -> sharing.revoke(ADMIN, ifolder.key(), world.ann.id(), null));
        assertRefused(Refusal.Kind.CONFLICT, "member", () -> sharing.revoke(as(world.ann), ifolder.key(), world.ann.id(), null));
        assertThat(sharing.grant(ADMIN, ifolder.key(), world.ann.id(), RightLevel.OWNER, null).right().version())
                .isEqualTo(new RecordVersion(0, 1, 1));
    }

    @Test
    @Tag("R3.5")
    void onlyActiveMembersWhoAreKnownAreGrantedARight() {
        world.here.bean(Members.class).disable(ADMIN, world.bob.id(), null);
        assertRefused(Refusal.Kind.INVALID, "member",
                () -> sharing.grant(as(world.ann), ifolder.key(), world.bob.id(), RightLevel.READ_ONLY, null));
        assertRefused(Refusal.Kind.INVALID, "member",
                () -> sharing.grant(as(world.ann), ifolder.key(), "h0-nobody", RightLevel.READ_ONLY, null));
        assertRefused(Refusal.Kind.INVALID, "member",
                () -> sharing.transfer(as(world.ann), ifolder.key(), world.bob.id(), null));
    }

    @Test
    void memberLeavesButRevokesNobodyElse() {
        world.grant(ifolder, world.bob, RightLevel.READ_WRITE);
        world.grant(ifolder, world.cleo, RightLevel.READ_ONLY);
        assertRefused(Refusal.Kind.FORBIDDEN, () -> sharing.revoke(as(world.bob), ifolder.key(), world.cleo.id(), null));
        assertRefused(Refusal.Kind.FORBIDDEN,
                () -> sharing.grant(as(world.bob), ifolder.key(), world.bob.id(), RightLevel.READ_ONLY, null));
        sharing.revoke(as(world.bob), ifolder.key(), world.bob.id(), null);

        assertThat(world.rights(ifolder)).containsExactly("ann OWNER", "cleo READ_ONLY");
        assertRefused(Refusal.Kind.NOT_FOUND, () -> sharing.revoke(as(world.bob), ifolder.key(), world.bob.id(), null));
        assertRefused(Refusal.Kind.NOT_FOUND, () -> sharing.revoke(ADMIN, ifolder.key(), world.bob.id(), null));
    }

    @Test
    void transferLeavesOneOwnerAndTheOldOneReadWrite() {
        world.grant(ifolder, world.bob, RightLevel.READ_ONLY);
        CatalogEntry entry = sharing.transfer(as(world.ann), ifolder.key(), world.bob.id(), ifolder.version());
        assertThat(entry.ifolder().owner()).contains(world.bob.id());
        assertThat(entry.right()).contains(RightLevel.READ_WRITE);
        assertThat(world.rights(ifolder)).containsExactly("ann READ_WRITE", "bob OWNER");

        assertRefused(Refusal.Kind.FORBIDDEN, () -> sharing.transfer(as(world.ann), ifolder.key(), world.ann.id(), null));
        assertRefused(Refusal.Kind.STALE, () -> sharing.transfer(as(world.bob), ifolder.key(), world.ann.id(), ifolder.version()));
        int before = world.changes();
        sharing.transfer(as(world.bob), ifolder.key(), world.bob.id(), null);
        assertThat(world.changes()).isEqualTo(before);
    }

    @Test
    void iFolderStaysOnItsHostWhenItsOwnerLivesElsewhere() {
        sharing.transfer(ADMIN, ifolder.key(), world.dora.id(), null);
        IFolder moved = world.here.bean(Catalog.class).find(as(world.dora), ifolder.key()).ifolder();
        assertThat(moved.host()).isEqualTo("h0");
        sharing.grant(as(world.dora), ifolder.key(), world.cleo.id(), RightLevel.READ_ONLY, null);
        assertThat(world.rights(ifolder)).containsExactly("ann READ_WRITE", "cleo READ_ONLY", "dora OWNER");
    }

    @Test
    void staleVersionOfARightIsRefused() {
        world.grant(ifolder, world.bob, RightLevel.READ_ONLY);
        RecordVersion first = new RecordVersion(0, 1, 1);
        sharing.grant(ADMIN, ifolder.key(), world.bob.id(), RightLevel.READ_WRITE, first);
        assertRefused(Refusal.Kind.STALE,
                () -> sharing.grant(ADMIN, ifolder.key(), world.bob.id(), RightLevel.READ_ONLY, first));
        assertRefused(Refusal.Kind.STALE, () -> sharing.revoke(ADMIN, ifolder.key(), world.bob.id(), first));
        assertRefused(Refusal.Kind.STALE, () -> sharing.grant(ADMIN, ifolder.key(), world.cleo.id(), RightLevel.READ_ONLY, first));
    }

    @Test
    void deletionRemovesMoreRightsThanAreReadAtOnce() {
        world.here.take(IntStream.range(0, 501).mapToObj(i -> new Change("right", Right.key(ifolder.key(), "h0-m" + i),
                new RecordVersion(0, 1, 1), false, JsonNodeFactory.instance.objectNode().put("right", "READ_ONLY"))).toList());
        int before = world.changes();
        world.here.bean(IFolders.class).delete(as(world.ann), ifolder.key(), null);
        assertThat(world.changes() - before).isEqualTo(504);
    }
}
