package org.ifolder.replication.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.replication.protocol.Batches.CATALOG;
import static org.ifolder.replication.protocol.Batches.REIGN;
import static org.ifolder.replication.protocol.Batches.SLAVE;
import static org.ifolder.replication.protocol.Batches.batch;
import static org.ifolder.replication.protocol.Batches.change;
import static org.ifolder.replication.protocol.Batches.ifolder;
import static org.ifolder.replication.protocol.Batches.signature;
import static org.ifolder.replication.protocol.Batches.signed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ifolder.replication.protocol.Verdict.Kind;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.history.Run;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReplicatorTest {

    private final Authority authority = new Authority(SLAVE, CollectionName.CATALOG);
    private final SealedBatch first = authority.seals(ifolder(1), change("ifolder", "s-2", 1));
    private final SealedBatch second = authority.seals(ifolder(2));

    private final ChangeAdmission admission = new ChangeAdmission(Batches.KEYS, Batches.NO_HEIRS, Batches.TYPES);
    private final Replicator replicator = new Replicator(stream -> false, admission);
    private final MemoryStore store = new MemoryStore();

    @Test
    @Tag("invariant-6")
    @Tag("invariant-9")
    void recordsLogCursorAndDigestMoveTogether() {
        assertThat(receive(first)).isEqualTo(Verdict.APPLY);

        assertThat(store.applied).containsExactly(ifolder(1), change("ifolder", "s-2", 1));
        assertThat(store.log).containsExactly(first);
        assertThat(store.cursor(CATALOG)).isEqualTo(first.cursor());
        assertThat(store.digest(DigestScope.of(CATALOG)).fingerprint()).isEqualTo(first.header().digest());
        assertThat(store.history(CATALOG).runs()).containsExactly(new Run("run", 0));
    }

    @Test
    @Tag("R7.2")
    void aBatchThatComesAgainIsNotAppliedAgain() {
        receive(first);

        assertThat(receive(first).kind()).isEqualTo(Kind.DUPLICATE);

        assertThat(store.applied).hasSize(2);
        assertThat(store.log).hasSize(1);
    }

    @Test
    @Tag("R7.2")
    void nothingMovesOnAGap() {
        assertThat(receive(second).kind()).isEqualTo(Kind.GAP);

        assertNothingMoved(Condition.STREAMING);
    }

    @Test
    @Tag("R7.6")
    void nothingMovesOnARefusalAndTheStreamGoesOn() {
        assertThat(receive(signed(first, "x")).kind()).isEqualTo(Kind.REFUSED);

        assertNothingMoved(Condition.STREAMING);
        assertThat(receive(first).kind()).isEqualTo(Kind.APPLY);
    }

    @Test
    @Tag("R7.3")
    void aForkStopsTheStreamAndTheCursorStays() {
        receive(first);
        SealedBatch other = batch(CATALOG, Cursor.START, ifolder(8), ifolder(9));

        assertThat(receive(other).kind()).isEqualTo(Kind.FORK);

        assertThat(store.progress(CATALOG).condition()).isEqualTo(Condition.FORK);
        assertThat(store.cursor(CATALOG)).isEqualTo(first.cursor());
        assertThat(store.applied).hasSize(2);
    }

    @Test
    @Tag("R7.3")
    void aForkedStreamGoesOnWhenItsAuthorityGoesOnFromWhatIsHere() {
        receive(first);
        store.stopped(CATALOG, Condition.FORK);

        assertThat(receive(second).kind()).isEqualTo(Kind.APPLY);

        assertThat(store.progress(CATALOG).condition()).isEqualTo(Condition.STREAMING);
    }

    @Test
    @Tag("R7.3")
    void nothingElseMovesAForkedStream() {
        receive(first);
        store.stopped(CATALOG, Condition.FORK);
        authority.seals(ifolder(3));

        assertThat(receive(authority.seals(ifolder(4))).kind()).isEqualTo(Kind.STOPPED);

        assertThat(store.progress(CATALOG).condition()).isEqualTo(Condition.FORK);
    }

    @Test
    @Tag("invariant-8")
    void aForeignRecordStopsTheStreamAndNothingOfTheBatchIsApplied() {
        SealedBatch foreign = batch(CATALOG, Cursor.START, ifolder(1), change("ifolder", "other-1", 1));

        assertThat(receive(foreign).kind()).isEqualTo(Kind.FOREIGN);

        assertNothingMoved(Condition.FOREIGN);
    }

    @Test
    @Tag("invariant-8")
    void aForeignStreamStaysStoppedEvenForABatchThatContinuesIt() {
        receive(first);
        store.stopped(CATALOG, Condition.FOREIGN);

        assertThat(receive(second)).isEqualTo(Verdict.stopped("for a test"));

        assertThat(store.cursor(CATALOG)).isEqualTo(first.cursor());
    }

    @Test
    @Tag("invariant-6")
    void changesThatCannotBeReadStopTheStreamUntilTheNextGoodOne() {
        byte[] body = BatchFormat.write(first.header(), List.of("{}".getBytes(StandardCharsets.UTF_8)), Integer.MAX_VALUE);

        assertThat(receive(BatchFormat.read(body, signature(SLAVE))).kind()).isEqualTo(Kind.POISON);

        assertNothingMoved(Condition.POISON);
        assertThat(receive(first).kind()).isEqualTo(Kind.APPLY);
    }

    @Test
    @Tag("invariant-6")
    void aRepeatThatFailsHoldsNothingUp() {
        receive(first);

        replicator.poisoned(store, first, "the database is full");
        assertThat(store.progress(CATALOG).condition()).isEqualTo(Condition.STREAMING);

        replicator.poisoned(store, second, "the database is full");
        assertThat(store.progress(CATALOG).condition()).isEqualTo(Condition.POISON);
        assertThat(store.progress(CATALOG).reason()).isEqualTo("the database is full");
    }

    @Test
    @Tag("R2.7")
    void nothingThatComesLateSpoilsAStreamThatIsThisHostsOwnByNow() {
        new Replicator(CATALOG::equals, admission).poisoned(store, first, "the database is full");

        assertThat(store.progress(CATALOG).condition()).isEqualTo(Condition.STREAMING);
    }

    @Test
    @Tag("invariant-11")
    void batchesWaitWhileASnapshotIsUnderWay() {
        receive(first);
        store.stopped(CATALOG, Condition.SNAPSHOT);

        assertThat(receive(second).kind()).isEqualTo(Kind.GAP);

        assertThat(store.progress(CATALOG).condition()).isEqualTo(Condition.SNAPSHOT);
        assertThat(store.cursor(CATALOG)).isEqualTo(first.cursor());
    }

    @Test
    @Tag("R7.2")
    void anotherStreamThatStoppedIsNoHindrance() {
        store.stopped(new StreamId(CollectionName.CATALOG, "another"), Condition.FORK);

        assertThat(receive(first).kind()).isEqualTo(Kind.APPLY);
    }

    @Test
    @Tag("R7.5")
    @Tag("invariant-9")
    void whatWasChangedByHandShowsWithTheNextBatch() {
        receive(first);
        Digest byHand = store.digest(DigestScope.of(CATALOG));
        byHand.add(change("ifolder", "s-3", 1).contentHash());
        store.save(DigestScope.of(CATALOG), byHand);

        Verdict verdict = receive(second);

        assertThat(verdict.kind()).isEqualTo(Kind.APPLY);
        assertThat(verdict.difference()).contains("not those that the authority has signed");
        assertThat(store.progress(CATALOG).difference()).isEqualTo(verdict.difference());
        assertThat(store.cursor(CATALOG)).isEqualTo(second.cursor());
    }

    @Test
    @Tag("invariant-11")
    void theDigestIsNotComparedBeforeItIsSettled() {
        store.save(CATALOG, new StreamProgress(Cursor.START, Condition.STREAMING, null, 0, 3, null, 0));
        store.records.put(RecordPage.placeOf(ifolder(2)), ifolder(2));
        Digest copied = Digest.empty();
        copied.add(ifolder(2).contentHash());
        store.save(DigestScope.of(CATALOG), copied);

        assertThat(receive(first).difference()).isNull();
        assertThat(receive(second).difference()).isNull();
        assertThat(store.digest(DigestScope.of(CATALOG)).fingerprint()).isEqualTo(second.header().digest());
    }

    @Test
    @Tag("invariant-6")
    void aRecordThatWasSetAsideDiffersUntilANewerVersionApplies() {
        SetAside aside = new SetAside("ifolder", "s-1", ifolder(1).version());
        store.setAside.put(CATALOG, new HashSet<>(Set.of(aside)));
        store.save(CATALOG, StreamProgress.START.settingAside(1));

        assertThat(receive(first).difference()).isNotNull();
        assertThat(store.applied).containsExactly(change("ifolder", "s-2", 1));

        assertThat(receive(second)).isEqualTo(Verdict.APPLY);
        assertThat(store.setAside.get(CATALOG)).isEmpty();
        assertThat(store.progress(CATALOG).setAside()).isZero();
        assertThat(store.progress(CATALOG).difference()).isNull();
    }

    @Test
    @Tag("R7.2")
    void theOriginTakesItsOwnBatchAsAReceiptAndAppliesNothing() {
        store.has(first);

        assertThat(new Replicator(stream -> stream.authority().equals(SLAVE), admission).receive(store, first, REIGN).kind()).isEqualTo(Kind.DUPLICATE);

        assertThat(store.applied).isEmpty();
    }

    @Test
    @Tag("R7.3")
    void anOwnBatchThatThisHostHasForgottenMovesNothingByItself() {
        assertThat(new Replicator(stream -> stream.authority().equals(SLAVE), admission).receive(store, first, REIGN).kind()).isEqualTo(Kind.GAP);

        assertNothingMoved(Condition.STREAMING);
    }

    @Test
    @Tag("R7.3")
    void aRestoredHostTakesItsOwnBatchesBack() {
        store.stopped(CATALOG, Condition.TAKING_BACK);

        assertThat(takesBack(first).kind()).isEqualTo(Kind.APPLY);

        assertThat(store.records.values()).contains(ifolder(1));
        assertThat(store.cursor(CATALOG)).isEqualTo(first.cursor());
        assertThat(store.progress(CATALOG).condition()).isEqualTo(Condition.TAKING_BACK);
    }

    @Test
    @Tag("R7.3")
    void whatWaitedInTheOutboxOfTheBackupAndWasSentSinceHasItsNumberNow() {
        store.waiting(ifolder(1)).stopped(CATALOG, Condition.TAKING_BACK);

        assertThat(takesBack(first)).isEqualTo(Verdict.APPLY);

        assertThat(store.outbox).isEmpty();
        assertThat(store.digest(DigestScope.of(CATALOG)).fingerprint()).isEqualTo(first.header().digest());
    }

    @Test
    @Tag("R7.3")
    void whatWaitsOverAnotherRecordStays() {
        store.waiting(change("ifolder", "s-9", 1)).stopped(CATALOG, Condition.TAKING_BACK);

        assertThat(takesBack(first)).isEqualTo(Verdict.APPLY);

        assertThat(store.outbox).hasSize(1);
    }

    @Test
    @Tag("R7.3")
    void aRecordThatWasChangedInBothLivesIsAForkAndNothingIsLost() {
        Change mine = new Change("ifolder", "s-1", ifolder(1).version(), false, JsonNodeFactory.instance.objectNode().put("value", 99));
        store.waiting(mine).stopped(CATALOG, Condition.TAKING_BACK);

        assertThat(takesBack(first).kind()).isEqualTo(Kind.FORK);

        assertThat(store.outbox).hasSize(1);
        assertThat(store.records.values()).containsExactly(mine);
        assertNothingMoved(Condition.FORK);
    }

    private Verdict receive(SealedBatch batch) {
        return replicator.receive(store, batch, REIGN);
    }

    private Verdict takesBack(SealedBatch batch) {
        return new Replicator(stream -> stream.authority().equals(SLAVE), admission).receive(store, batch, REIGN);
    }

    private void assertNothingMoved(Condition condition) {
        assertThat(store.applied).isEmpty();
        assertThat(store.log).isEmpty();
        assertThat(store.cursor(CATALOG)).isEqualTo(Cursor.START);
        assertThat(store.progress(CATALOG).condition()).isEqualTo(condition);
    }
}
