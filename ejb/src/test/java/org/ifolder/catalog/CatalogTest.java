package org.ifolder.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.catalog.CatalogWorld.ADMIN;
import static org.ifolder.catalog.CatalogWorld.FIRST;
import static org.ifolder.catalog.CatalogWorld.as;
import static org.ifolder.catalog.CatalogWorld.names;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.RecordVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R1.5")
class CatalogTest {

    private final CatalogWorld world = new CatalogWorld();
    private final Catalog catalog = world.here.bean(Catalog.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void membersSeeWhatTheyHoldARightOnAndAdministratorsAll() {
        world.create(world.ann, "b");
        world.grant(world.create(world.ann, "a"), world.bob, RightLevel.READ_ONLY);
        world.create(world.cleo, "c");

        assertThat(names(world.here, as(world.ann))).containsExactly("a", "b");
        assertThat(names(world.here, as(world.bob))).containsExactly("a");
        assertThat(names(world.here, as(world.dora))).isEmpty();
        assertThat(names(world.here, ADMIN)).containsExactly("a", "b", "c");
        assertThat(catalog.list(as(world.bob), CatalogFilter.ALL, FIRST).items().get(0).right()).contains(RightLevel.READ_ONLY);
    }

    @Test
    void namesAreFoundByTheirBeginningIgnoringCaseAndWithoutWildcards() {
        for (String name : List.of("Übung", "übung 2", "100%", "100 things", "a_b", "axb", "c\\d", "c'd")) {
            world.create(world.ann, name);
        }
        assertThat(found("ÜBUNG")).containsExactly("Übung", "übung 2");
        assertThat(found("100%")).containsExactly("100%");
        assertThat(found("a_")).containsExactly("a_b");
        assertThat(found("c\\")).containsExactly("c\\d");
        assertThat(found("c'")).containsExactly("c'd");
        assertThat(found("bung")).isEmpty();
    }

    private List<String> found(String query) {
        return catalog.list(as(world.ann), CatalogFilter.ALL, new PageRequest(0, 50, query)).items().stream()
                .map(entry -> entry.ifolder().name()).toList();
    }

    @Test
    void pagesAreCutInTheOrderOfNames() {
        for (int i = 0; i < 7; i++) {
            world.create(world.ann, "n" + i);
        }
        Page<CatalogEntry> page = catalog.list(ADMIN, CatalogFilter.ALL, new PageRequest(1, 3, null));
        assertThat(page.items()).extracting(entry -> entry.ifolder().name()).containsExactly("n3", "n4", "n5");
        assertThat(page.total()).isEqualTo(7);
    }

    @Test
    void filtersByHostAndOwner() {
        world.create(world.ann, "near");
        world.there.bean(IFolders.class).create(as(world.dora), new NewIFolder("far", null, null));
        world.there.sendTo(world.here);

        assertThat(catalog.list(ADMIN, new CatalogFilter("h1", null, false), FIRST).items())
                .extracting(entry -> entry.ifolder().name()).containsExactly("far");
        assertThat(catalog.list(ADMIN, new CatalogFilter(null, world.ann.id(), false), FIRST).items())
                .extracting(entry -> entry.ifolder().name()).containsExactly("near");
    }

    @Test
    void longerPagesCostNoMoreStatements() {
        for (int i = 0; i < 40; i++) {
            world.grant(world.create(world.ann, "n" + i), world.bob, RightLevel.READ_ONLY);
        }
        IFolder wide = world.create(world.ann, "wide");
        for (int i = 0; i < 40; i++) {
            world.grant(wide, world.here.member("m" + i, "h0"), RightLevel.READ_ONLY);
        }
        assertThat(statements(40)).isEqualTo(statements(2)).isLessThanOrEqualTo(4);
        assertThat(statementsOfRights(wide, 40)).isEqualTo(statementsOfRights(wide, 2)).isLessThanOrEqualTo(6);
    }

    private int statements(int size) {
        return world.here.statementsOf(() -> catalog.list(as(world.bob), CatalogFilter.ALL, new PageRequest(0, size, null)));
    }

    private int statementsOfRights(IFolder ifolder, int size) {
        return world.here.statementsOf(() -> catalog.rights(as(world.ann), ifolder.key(), new PageRequest(0, size, null)));
    }

    @Test
    void holdersSeeAllRightsAndFindThemByLoginName() {
        IFolder ifolder = world.create(world.ann, "a");
        world.grant(ifolder, world.bob, RightLevel.READ_ONLY);
        world.grant(ifolder, world.cleo, RightLevel.READ_WRITE);

        assertThat(catalog.rights(as(world.bob), ifolder.key(), FIRST).total()).isEqualTo(3);
        assertThat(catalog.rights(as(world.bob), ifolder.key(), new PageRequest(0, 50, "CL")).items())
                .singleElement().matches(entry -> entry.right().level() == RightLevel.READ_WRITE);
    }

    @Test
    @Tag("R3.5")
    void recordsThatNameUnknownMembersAreKeptAndShown() {
        IFolder far = world.there.bean(IFolders.class).create(as(world.dora), new NewIFolder("far", null, null)).ifolder();
        world.there.sendTo(world.here);
        world.here.take(List.of(new Change("right", Right.key(far.key(), "h0-unknown"), new RecordVersion(0, 1, 1), false,
                JsonNodeFactory.instance.objectNode().put("right", "READ_ONLY").put("later", "field"))));

        assertThat(catalog.rights(ADMIN, far.key(), FIRST).items())
                .filteredOn(entry -> entry.right().member().equals("h0-unknown"))
                .singleElement().matches(entry -> !entry.effective());
    }

    @Test
    @Tag("R7.7")
    void tombstoneOfARecordNeverSeenIsKeptAndNothingOlderBringsItBack() {
        String key = "h1-never";
        world.here.take(List.of(
                new Change("ifolder", key, new RecordVersion(0, 1, 2), true, null),
                new Change("usage", key, new RecordVersion(0, 1, 2), true, null),
                new Change("right", Right.key(key, "h1-x"), new RecordVersion(0, 1, 2), true, null)));
        world.here.take(List.of(new Change("ifolder", key, new RecordVersion(0, 1, 1), false,
                JsonNodeFactory.instance.objectNode().put("name", "old"))));
        assertThat(names(world.here, ADMIN)).isEmpty();
    }
}
