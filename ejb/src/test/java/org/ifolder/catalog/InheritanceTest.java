package org.ifolder.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.catalog.Refusals.assertRefused;
import static org.ifolder.domain.DomainWorld.MASTER;
import static org.ifolder.domain.DomainWorld.SLAVE;

import java.util.List;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.host.HostRegistration;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.catchup.ConnectedHosts;
import org.ifolder.replication.log.HostStore;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.BatchHeader;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of the iFolders of a host that is removed by force: the master goes on with its stream (R2.7). */
@Tag("R2.7")
class InheritanceTest {

    private static final Caller ADMIN = EmbeddedHost.ADMINISTRATOR;
    private static final StreamId STREAM = new StreamId(CollectionName.CATALOG, SLAVE);

    private static final String APPLIED = "APPLY: continues the cursor";

    private final DomainWorld world = new DomainWorld();
    private final EmbeddedHost other = world.master.slave("h555555555");
    private Member ann;
    private Member bob;
    private IFolder plans;

    @BeforeEach
    void fill() {
        ann = world.member("ann", SLAVE);
        bob = world.member("bob", MASTER);
        world.send();
        world.master.sendTo(other);
        plans = create("plans");
        world.slave.bean(Sharing.class).grant(Caller.member("ann", ann.id()), plans.key(), bob.id(), RightLevel.READ_ONLY, null);
        SealedBatch batch = seal(world.slave);
        receive(world.master, batch);
        receive(other, batch);
    }

    @AfterEach
    void close() {
        world.close();
        other.close();
    }

    @Test
    void theHeirTakesTheIFoldersOverAsOrphansAndAllHostsAgree() {
        remove();
        assertThat(takeOver()).isEqualTo(1);
        world.master.sendTo(other);
        SealedBatch batch = seal(world.master);

        assertThat(batch.header().term()).isEqualTo(2);
        assertThat(receive(other, batch)).isEqualTo(APPLIED);
        for (EmbeddedHost host : List.of(world.master, other)) {
            IFolder taken = find(host);
            assertThat(taken.host()).isEqualTo(MASTER);
            assertThat(taken.owner()).isEmpty();
            assertThat(taken.version().term()).isEqualTo(2);
            assertThat(rights(host)).containsExactlyInAnyOrder(ann.id() + " READ_WRITE", bob.id() + " READ_ONLY");
        }
        assertThat(takeOver()).as("once").isZero();
    }

    @Test
    void anAdministratorAdoptsShowsAndDeletesWhatWasTakenOver() {
        remove();
        takeOver();
        world.master.bean(Sharing.class).transfer(ADMIN, plans.key(), bob.id(), null);
        world.master.bean(UsageReporting.class).report(Caller.member("bob", bob.id()), plans.key(), new UsageFigures(7, 1, 0), null);
        world.master.sendTo(other);
        receive(other, seal(world.master));

        assertThat(find(other).owner()).contains(bob.id());
        assertThat(rights(other)).containsExactlyInAnyOrder(ann.id() + " READ_WRITE", bob.id() + " OWNER");

        world.master.bean(IFolders.class).delete(ADMIN, plans.key(), null);
        assertThat(receive(other, seal(world.master))).isEqualTo(APPLIED);
        assertThat(find(other).isRemoved()).isTrue();
    }

    @Test
    void nothingIsChangedBeforeItIsTakenOver() {
        remove();

        assertRefused(Refusal.Kind.UNAVAILABLE, () -> world.master.bean(Sharing.class).transfer(ADMIN, plans.key(), bob.id(), null));
        takeOver();
        world.master.bean(Sharing.class).transfer(ADMIN, plans.key(), bob.id(), null);
    }

    @Test
    void theHeirsBatchWaitsForTheRecordOfTheRemoval() {
        remove();
        takeOver();
        SealedBatch batch = seal(world.master);

        assertThat(receive(other, batch)).startsWith("GAP");
        world.master.sendTo(other);
        assertThat(receive(other, batch)).isEqualTo(APPLIED);
    }

    @Test
    void aHostThatStillWritesIsNotAnAuthorityAnyMore() {
        create("more");
        SealedBatch late = seal(world.slave);
        remove();
        takeOver();
        SealedBatch batch = seal(world.master);
        world.send();

        assertThat(receive(world.slave, batch)).as("its own history is another").startsWith("FORK");
        assertThat(receive(world.master, late)).startsWith("FORK");
        assertThat(find(world.master).host()).isEqualTo(MASTER);
    }

    @Test
    void aStreamThatHadStoppedGoesOnAndItsDigestIsThatOfItsRecords() {
        world.master.bean(ReplicationTransactions.class).write(store -> {
            store.save(STREAM, store.progress(STREAM).in(Condition.POISON, "a record that cannot be applied"));
            store.save(DigestScope.of(STREAM), Digest.empty());
            return null;
        });
        remove();
        takeOver();
        world.master.sendTo(other);

        assertThat(receive(other, seal(world.master))).isEqualTo(APPLIED);
        assertThat(ConnectedHosts.addsUp(world.master, STREAM)).isTrue();
    }

    @Test
    @Tag("R3.5")
    void theRightsOfAMemberWhoIsRemovedLaterAreRevokedByTheHeir() {
        remove();
        takeOver();
        world.master.bean(Members.class).remove(ADMIN, bob.id(), null);

        assertThat(rights(world.master)).containsExactly(ann.id() + " READ_WRITE");
    }

    @Test
    void theRemovedHostsTombstonesAreTheHeirsToPurge() {
        remove();
        takeOver();
        world.master.bean(IFolders.class).delete(ADMIN, plans.key(), null);
        SealedBatch batch = seal(world.master);
        Integer purged = world.master.bean(ReplicationTransactions.class).write((HostStore store) ->
                store.purge(STREAM, batch.header().to(), Long.MAX_VALUE, 100));

        assertThat(purged).isGreaterThanOrEqualTo(4);
        assertThat(batch.header().term()).isGreaterThan(BatchHeader.FIRST_TERM);
    }

    private IFolder create(String name) {
        return world.slave.bean(IFolders.class).create(Caller.member("ann", ann.id()), new NewIFolder(name, null, null)).ifolder();
    }

    private void remove() {
        world.master.bean(HostRegistration.class).endAndInherit(SLAVE);
    }

    private int takeOver() {
        return world.master.bean(InheritedIFolders.class).takeOverSome(SLAVE);
    }

    private static SealedBatch seal(EmbeddedHost host) {
        Optional<SealedBatch> sealed = host.bean(ReplicationTransactions.class).seal(STREAM);
        return sealed.orElseThrow();
    }

    private static String receive(EmbeddedHost host, SealedBatch batch) {
        Verdict verdict = host.bean(ReplicationTransactions.class).receive(batch);
        return verdict.kind() + (verdict.reason() == null ? "" : ": " + verdict.reason());
    }

    private IFolder find(EmbeddedHost host) {
        return host.call(() -> host.em().find(IFolder.class, plans.key()));
    }

    private List<String> rights(EmbeddedHost host) {
        return host.call(() -> host.em().createQuery("select r from Right r where r.ifolder = :ifolder and r.removed = false", Right.class)
                .setParameter("ifolder", plans.key()).getResultStream().map(right -> right.member() + " " + right.level()).toList());
    }
}
