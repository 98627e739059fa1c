package org.ifolder.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.ifolder.catalog.CatalogWorld.ADMIN;
import static org.ifolder.catalog.CatalogWorld.as;
import static org.ifolder.catalog.CatalogWorld.names;
import static org.ifolder.catalog.Refusals.assertRefused;

import org.ifolder.peer.ActsElsewhere;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R1.2")
class IFoldersTest {

    private final CatalogWorld world = new CatalogWorld();
    private final IFolders ifolders = world.here.bean(IFolders.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void creationWritesThreeSmallRecordsForTheOtherHosts() {
        int before = world.changes();
        CatalogEntry entry = ifolders.create(as(world.ann), new NewIFolder(" Café\u0301 ", "for all\nof us", null));

        assertThat(entry.ifolder().name()).isEqualTo("Caf\u00e9\u0301");
        assertThat(entry.ifolder().owner()).contains(world.ann.id());
        assertThat(entry.ifolder().host()).isEqualTo("h0");
        assertThat(entry.ifolder().created()).isEqualTo(EmbeddedHost.NOW);
        assertThat(entry.right()).contains(RightLevel.OWNER);
        assertThat(entry.usage()).contains(new UsageFigures(0, 0, 0));
        assertThat(world.here.changes().subList(before, world.changes())).extracting(Change::type)
                .containsExactly("ifolder", "right", "usage");
    }

    @Test
    void nameIsKeptInNfc() {
        assertThat(ifolders.create(as(world.ann), new NewIFolder("Cafe\u0301", null, null)).ifolder().name())
                .isEqualTo("Caf\u00e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0007b", "a\nb"})
    void nameThatIsNoNameIsRefused(String name) {
        assertRefused(Refusal.Kind.INVALID, "name", () -> ifolders.create(as(world.ann), new NewIFolder(name, null, null)));
    }

    @Test
    void nameAndDescriptionOverTheirLimitsAreRefused() {
        assertRefused(Refusal.Kind.INVALID, "name",
                () -> ifolders.create(as(world.ann), new NewIFolder("n".repeat(256), null, null)));
        assertRefused(Refusal.Kind.INVALID, "description",
                () -> ifolders.create(as(world.ann), new NewIFolder("n".repeat(255), "d".repeat(2001), null)));
        assertThat(ifolders.create(as(world.ann), new NewIFolder("\uFDFA".repeat(255), "d".repeat(2000), null))).isNotNull();
    }

    @Test
    void administratorNamesTheOwnerOnWhoseHomeHostItIsCreated() {
        assertRefused(Refusal.Kind.INVALID, "owner", () -> ifolders.create(ADMIN, new NewIFolder("n", null, null)));
        assertRefused(Refusal.Kind.INVALID, "owner", () -> ifolders.create(ADMIN, new NewIFolder("n", null, "h0-nobody")));
        assertRefused(Refusal.Kind.FORBIDDEN,
                () -> ifolders.create(as(world.ann), new NewIFolder("n", null, world.bob.id())));

        assertThatExceptionOfType(ActsElsewhere.class)
                .isThrownBy(() -> ifolders.create(ADMIN, new NewIFolder("n", null, world.dora.id())))
                .matches(elsewhere -> elsewhere.host().equals("h1"));
        assertThat(ifolders.create(ADMIN, new NewIFolder("n", null, world.bob.id())).ifolder().owner())
                .contains(world.bob.id());
    }

    @Test
    void changeRaisesTheVersionOnlyWhereSomethingIsDifferent() {
        IFolder ifolder = world.create(world.ann, "one");
        IFolder renamed = ifolders.change(as(world.ann), ifolder.key(), new IFolderChange("two", "text", false),
                ifolder.version()).ifolder();
        assertThat(renamed.version()).isEqualTo(new RecordVersion(0, 1, 2));
        int before = world.changes();
        IFolder same = ifolders.change(as(world.ann), ifolder.key(), new IFolderChange("two", "text", null), null).ifolder();

        assertThat(same.version()).isEqualTo(renamed.version());
        assertThat(same.isEnabled()).isFalse();
        assertThat(world.changes()).isEqualTo(before);
    }

    @Test
    void staleVersionIsRefused() {
        IFolder ifolder = world.create(world.ann, "one");
        RecordVersion seen = ifolder.version();
        ifolders.change(as(world.ann), ifolder.key(), new IFolderChange("two", null, null), seen);

        assertRefused(Refusal.Kind.STALE,
                () -> ifolders.change(as(world.ann), ifolder.key(), new IFolderChange("three", null, null), seen));
        assertRefused(Refusal.Kind.STALE, () -> ifolders.delete(as(world.ann), ifolder.key(), seen));
    }

    @Test
    @Tag("R1.5")
    void whoHoldsNoRightIsNotToldThatItExists() {
        IFolder ifolder = world.create(world.ann, "one");
        world.grant(ifolder, world.bob, RightLevel.READ_WRITE);

        assertRefused(Refusal.Kind.NOT_FOUND,
                () -> ifolders.change(as(world.cleo), ifolder.key(), new IFolderChange("x", null, null), null));
        assertRefused(Refusal.Kind.NOT_FOUND, () -> ifolders.delete(as(world.cleo), ifolder.key(), null));
        assertRefused(Refusal.Kind.FORBIDDEN,
                () -> ifolders.change(as(world.bob), ifolder.key(), new IFolderChange("x", null, null), null));
        assertRefused(Refusal.Kind.FORBIDDEN, () -> ifolders.delete(as(world.bob), ifolder.key(), null));
    }

    @Test
    @Tag("R7.6")
    void hostChangesOnlyWhatLivesThere() {
        IFolder ifolder = world.create(world.ann, "one");
        world.here.sendTo(world.there);

        assertRefused(Refusal.Kind.NOT_FOUND, () -> world.there.bean(IFolders.class)
                .change(ADMIN, ifolder.key(), new IFolderChange("x", null, null), null));
        assertRefused(Refusal.Kind.NOT_FOUND, () -> world.there.bean(Sharing.class)
                .grant(ADMIN, ifolder.key(), world.bob.id(), RightLevel.READ_ONLY, null));
    }

    @Test
    @Tag("R7.7")
    void deletionLeavesTombstonesOfAllItsRecordsEverywhere() {
        IFolder ifolder = world.create(world.ann, "one");
        world.grant(ifolder, world.bob, RightLevel.READ_ONLY);
        world.here.sendTo(world.there);
        assertThat(names(world.there, as(world.bob))).containsExactly("one");
        int before = world.changes();
        ifolders.delete(as(world.ann), ifolder.key(), null);

        assertThat(world.here.changes().subList(before, world.changes())).hasSize(4).allMatch(Change::removed);
        world.here.sendTo(world.there);
        for (EmbeddedHost host : new EmbeddedHost[] {world.here, world.there}) {
            assertThat(names(host, as(world.bob))).isEmpty();
            assertThat(names(host, ADMIN)).isEmpty();
            assertRefused(Refusal.Kind.NOT_FOUND, () -> host.bean(Catalog.class).find(ADMIN, ifolder.key()));
        }
    }

    @Test
    void usageIsSetByTheOwnerAndSentOnlyWhenDifferent() {
        IFolder ifolder = world.create(world.ann, "one");
        UsageReporting usage = world.here.bean(UsageReporting.class);
        UsageFigures figures = new UsageFigures(5_000_000_000L, 12, 3);
        usage.report(as(world.ann), ifolder.key(), figures, null);
        int before = world.changes();
        usage.report(ADMIN, ifolder.key(), figures, null);

        assertThat(world.changes()).isEqualTo(before);
        world.here.sendTo(world.there);
        assertThat(world.there.bean(Catalog.class).find(ADMIN, ifolder.key()).usage()).contains(figures);
        assertRefused(Refusal.Kind.NOT_FOUND, () -> usage.report(as(world.bob), ifolder.key(), figures, null));
        assertRefused(Refusal.Kind.INVALID, "files", () -> usage.report(ADMIN, ifolder.key(), new UsageFigures(0, -1, 0), null));
        assertRefused(Refusal.Kind.STALE, () -> usage.report(ADMIN, ifolder.key(), figures, RecordVersion.NONE));
    }
}
