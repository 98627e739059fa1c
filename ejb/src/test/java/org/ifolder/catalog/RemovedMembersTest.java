package org.ifolder.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ifolder.catalog.CatalogWorld.ADMIN;
import static org.ifolder.catalog.CatalogWorld.FIRST;
import static org.ifolder.catalog.CatalogWorld.as;
import static org.ifolder.catalog.CatalogWorld.names;
import static org.ifolder.catalog.Refusals.assertRefused;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.record.ClosedStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R3.5")
class RemovedMembersTest {

    private static final CatalogFilter ORPHANS = new CatalogFilter(null, null, true);

    private final CatalogWorld world = new CatalogWorld();
    private final Members members = world.here.bean(Members.class);
    private final IFolder own = world.create(world.bob, "own");
    private final IFolder shared = world.create(world.ann, "shared");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void removalRevokesRightsAndOrphansWhatWasOwned() {
        world.grant(shared, world.bob, RightLevel.READ_WRITE);
        world.grant(own, world.ann, RightLevel.READ_ONLY);
        members.remove(ADMIN, world.bob.id(), null);

        assertThat(world.rights(shared)).containsExactly("ann OWNER");
        assertThat(world.rights(own)).containsExactly("ann READ_ONLY");
        assertThat(world.here.bean(Catalog.class).list(ADMIN, ORPHANS, FIRST).items())
                .extracting(entry -> entry.ifolder().key()).containsExactly(own.key());
        world.here.sendTo(world.there);
        assertThat(world.there.bean(Catalog.class).list(ADMIN, ORPHANS, FIRST).items())
                .extracting(entry -> entry.ifolder().key()).containsExactly(own.key());
    }

    @Test
    void removalThatArrivesRevokesRightsOnWhatLivesHereAlone() {
        IFolder far = world.there.bean(IFolders.class).create(as(world.dora), new NewIFolder("far", null, null)).ifolder();
        world.there.bean(Sharing.class).grant(as(world.dora), far.key(), world.bob.id(), RightLevel.READ_ONLY, null);
        world.grant(shared, world.bob, RightLevel.READ_ONLY);
        world.here.sendTo(world.there);
        world.there.sendTo(world.here);
        int before = world.there.changes().size();
        members.remove(ADMIN, world.bob.id(), null);
        world.here.sendTo(world.there);

        assertThat(world.there.changes().subList(before, world.there.changes().size()))
                .extracting(change -> change.type() + " " + change.key())
                .containsExactly("right " + Right.key(far.key(), world.bob.id()));
    }

    @Test
    void administratorAdoptsAnOrphanForAnotherMember() {
        members.remove(ADMIN, world.bob.id(), null);
        Sharing sharing = world.here.bean(Sharing.class);
        assertRefused(Refusal.Kind.CONFLICT, "right",
                () -> sharing.grant(ADMIN, own.key(), world.cleo.id(), RightLevel.OWNER, null));
        sharing.transfer(ADMIN, own.key(), world.cleo.id(), null);

        assertThat(world.rights(own)).containsExactly("cleo OWNER");
        assertThat(world.here.bean(Catalog.class).list(ADMIN, ORPHANS, FIRST).items()).isEmpty();
    }

    @Test
    void disabledMembersRightDoesNotCountButStays() {
        world.grant(shared, world.bob, RightLevel.READ_ONLY);
        members.disable(ADMIN, world.bob.id(), null);
        assertThat(names(world.here, as(world.bob))).isEmpty();
        assertRefused(Refusal.Kind.NOT_FOUND, () -> world.here.bean(Catalog.class).find(as(world.bob), shared.key()));
        assertThat(world.here.bean(Catalog.class).rights(ADMIN, shared.key(), FIRST).items())
                .filteredOn(entry -> entry.right().member().equals(world.bob.id()))
                .singleElement().matches(entry -> !entry.effective());

        members.enable(ADMIN, world.bob.id(), null);
        assertThat(names(world.here, as(world.bob))).containsExactly("own", "shared");
    }

    @Test
    void rightThatIsGrantedWhileItsMemberIsRemovedDoesNotSurvive() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch removed = new CountDownLatch(1);
        CountDownLatch committing = new CountDownLatch(1);
        try {
            Future<?> removal = threads.submit(() -> world.here.run(() -> {
                members.remove(ADMIN, world.bob.id(), null);
                world.here.em().flush();
                removed.countDown();
                awaitQuietly(committing);
            }));
            assertThat(removed.await(10, TimeUnit.SECONDS)).isTrue();
            Future<?> grant = threads.submit(() -> world.grant(shared, world.bob, RightLevel.READ_ONLY));
            await().during(Duration.ofMillis(300)).until(() -> !grant.isDone());
            committing.countDown();
            removal.get(10, TimeUnit.SECONDS);

            assertThat(grant).failsWithin(10, TimeUnit.SECONDS).withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(Refusal.class);
            assertThat(world.rights(shared)).containsExactly("ann OWNER");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Tag("invariant-5")
    void aClosedCatalogHoldsNoRemovalUpAndTheRightsAreRevokedLater() {
        IFolder far = world.there.bean(IFolders.class).create(as(world.dora), new NewIFolder("far", null, null)).ifolder();
        world.there.bean(Sharing.class).grant(as(world.dora), far.key(), world.bob.id(), RightLevel.READ_ONLY, null);
        int before = world.there.changes().size();
        ClosedStreams closed = world.there.bean(ClosedStreams.class);
        OwedRevocations owed = world.there.bean(OwedRevocations.class);
        closed.close(new StreamId(CollectionName.CATALOG, world.there.id()), "taken back");

        members.remove(ADMIN, world.bob.id(), null);
        world.here.sendTo(world.there);
        owed.settle();
        assertThat(world.there.changes()).hasSize(before);

        closed.open(new StreamId(CollectionName.CATALOG, world.there.id()));
        owed.settle();
        assertThat(world.there.changes().subList(before, world.there.changes().size()))
                .extracting(change -> change.type() + " " + change.key())
                .containsExactly("right " + Right.key(far.key(), world.bob.id()));
        owed.settle();
        owed.settle();
        assertThat(world.there.statementsOf(owed::settle)).isZero();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
