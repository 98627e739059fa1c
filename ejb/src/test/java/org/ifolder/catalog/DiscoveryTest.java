package org.ifolder.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.catalog.CatalogWorld.FIRST;
import static org.ifolder.catalog.CatalogWorld.as;

import java.util.List;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a member finds of their iFolders: the same as the catalog lists for them, at the price of one statement. */
@Tag("R4.3")
@Tag("on-postgresql")
class DiscoveryTest {

    private final CatalogWorld world = new CatalogWorld();
    private final Discovery discovery = world.here.bean(Discovery.class);

    @AfterEach
    void close() {
        world.close();
    }

    private Page<FoundIFolder> found(Member member, PageRequest request) {
        return discovery.ifolders(as(member), request).found();
    }

    private List<String> names(Member member) {
        return found(member, FIRST).items().stream().map(FoundIFolder::name).toList();
    }

    @Test
    void aMemberFindsThoseOnWhichTheyHoldARightThatCounts() {
        world.create(world.ann, "b");
        world.grant(world.create(world.ann, "a"), world.bob, RightLevel.READ_ONLY);
        world.create(world.cleo, "c");

        assertThat(names(world.ann)).containsExactly("a", "b");
        assertThat(names(world.dora)).isEmpty();
        assertThat(found(world.bob, FIRST).items()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("a");
            assertThat(one.right()).contains(RightLevel.READ_ONLY);
            assertThat(one.owner()).contains(world.ann.id());
        });
        world.here.bean(Members.class).disable(CatalogWorld.ADMIN, world.bob.id(), null);
        assertThat(names(world.bob)).isEmpty();
    }

    @Test
    void theyArePagedByNameAndFoundByTheirBeginning() {
        for (String name : List.of("d", "100% b", "a", "100 c", "B")) {
            world.create(world.ann, name);
        }

        Page<FoundIFolder> second = found(world.ann, new PageRequest(1, 2, null));
        assertThat(second.items()).extracting(FoundIFolder::name).containsExactly("a", "B");
        assertThat(second.total()).isEqualTo(5);
        assertThat(found(world.ann, new PageRequest(2, 2, null)).total()).isEqualTo(5);
        assertThat(found(world.ann, new PageRequest(9, 2, null)).total()).isEqualTo(5);
        assertThat(found(world.ann, new PageRequest(0, 50, "100%")).items()).extracting(FoundIFolder::name).containsExactly("100% b");
        assertThat(found(world.ann, new PageRequest(0, 1, "100")).total()).isEqualTo(2);
    }

    @Test
    void aListCostsOneStatementThatDoesNotGrow() {
        world.create(world.ann, "a");
        names(world.ann);

        assertThat(world.here.costOf(() -> names(world.ann)).statements()).hasSize(1);
        world.create(world.ann, "b");
        assertThat(world.here.costOf(() -> names(world.ann)).statements()).hasSize(1);
    }
}
