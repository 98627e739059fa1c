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

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ifolder.replication.protocol.Verdict.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReplicatorTest {

    private static final SealedBatch FIRST = batch(CATALOG, Cursor.START, ifolder(1), ifolder(2));
    private static final SealedBatch SECOND = batch(CATALOG, FIRST.cursor(), ifolder(3));

    private final ChangeAdmission admission = new ChangeAdmission(Batches.KEYS, Batches.TYPES);
    private final Replicator replicator = new Replicator("other", admission);
    private final MemoryStore store = new MemoryStore();

    @Test
    @Tag("invariant-6")
    void recordsLogAndCursorMoveTogether() {
        assertThat(replicator.receive(store, FIRST, REIGN).kind()).isEqualTo(Kind.APPLY);

        assertThat(store.applied).containsExactly(ifolder(1), ifolder(2));
        assertThat(store.log).containsExactly(FIRST);
        assertThat(store.cursor(CATALOG)).isEqualTo(FIRST.cursor());
    }

    @Test
    @Tag("R7.2")
    void aBatchThatComesAgainIsNotAppliedAgain() {
        replicator.receive(store, FIRST, REIGN);

        assertThat(replicator.receive(store, FIRST, REIGN).kind()).isEqualTo(Kind.DUPLICATE);

        assertThat(store.applied).hasSize(2);
        assertThat(store.log).hasSize(1);
    }

    @Test
    @Tag("R7.2")
    void nothingMovesOnAGap() {
        assertThat(replicator.receive(store, SECOND, REIGN).kind()).isEqualTo(Kind.GAP);

        assertNothingMoved();
        assertThat(store.stopped).isEmpty();
    }

    @Test
    @Tag("R7.6")
    void nothingMovesOnARefusalAndTheStreamGoesOn() {
        assertThat(replicator.receive(store, signed(FIRST, "x"), REIGN).kind()).isEqualTo(Kind.REFUSED);

        assertNothingMoved();
        assertThat(store.stopped).isEmpty();
        assertThat(replicator.receive(store, FIRST, REIGN).kind()).isEqualTo(Kind.APPLY);
    }

    @Test
    @Tag("R7.3")
    void aForkStopsTheStreamAndTheCursorStays() {
        store.has(FIRST);
        SealedBatch other = batch(CATALOG, Cursor.START, ifolder(8), ifolder(9));

        assertThat(replicator.receive(store, other, REIGN).kind()).isEqualTo(Kind.FORK);

        assertThat(store.stopped).containsKey(CATALOG);
        assertThat(store.cursor(CATALOG)).isEqualTo(FIRST.cursor());
        assertThat(store.applied).isEmpty();
    }

    @Test
    @Tag("invariant-8")
    void aForeignRecordStopsTheStreamAndNothingOfTheBatchIsApplied() {
        SealedBatch foreign = batch(CATALOG, Cursor.START, ifolder(1), change("ifolder", "other-1", 1));

        assertThat(replicator.receive(store, foreign, REIGN).kind()).isEqualTo(Kind.FOREIGN);

        assertNothingMoved();
        assertThat(store.stopped).containsKey(CATALOG);
    }

    @Test
    @Tag("invariant-6")
    void changesThatCannotBeReadStopTheStream() {
        byte[] body = BatchFormat.write(FIRST.header(), List.of("{}".getBytes(StandardCharsets.UTF_8)));
        SealedBatch poison = BatchFormat.read(body, signature(SLAVE));

        assertThat(replicator.receive(store, poison, REIGN).kind()).isEqualTo(Kind.POISON);

        assertNothingMoved();
        assertThat(store.stopped).containsKey(CATALOG);
    }

    @Test
    @Tag("R7.3")
    void aStoppedStreamStaysStoppedEvenForABatchThatContinuesIt() {
        store.has(FIRST);
        store.stopped.put(CATALOG, "a fork");

        assertThat(replicator.receive(store, SECOND, REIGN)).isEqualTo(Verdict.stopped("a fork"));

        assertThat(store.applied).isEmpty();
        assertThat(store.cursor(CATALOG)).isEqualTo(FIRST.cursor());
    }

    @Test
    @Tag("R7.2")
    void anotherStreamThatStoppedIsNoHindrance() {
        store.stopped.put(new StreamId(CollectionName.CATALOG, "another"), "a fork");

        assertThat(replicator.receive(store, FIRST, REIGN).kind()).isEqualTo(Kind.APPLY);
    }

    @Test
    @Tag("R7.2")
    void theOriginTakesItsOwnBatchAsAReceiptAndAppliesNothing() {
        store.has(FIRST);

        assertThat(new Replicator(SLAVE, admission).receive(store, FIRST, REIGN).kind()).isEqualTo(Kind.DUPLICATE);

        assertThat(store.applied).isEmpty();
    }

    @Test
    @Tag("R7.3")
    void anOwnBatchThatThisHostHasNotSealedIsAFork() {
        assertThat(new Replicator(SLAVE, admission).receive(store, FIRST, REIGN).kind()).isEqualTo(Kind.FORK);

        assertNothingMoved();
        assertThat(store.stopped).containsKey(CATALOG);
    }

    private void assertNothingMoved() {
        assertThat(store.applied).isEmpty();
        assertThat(store.log).isEmpty();
        assertThat(store.cursor(CATALOG)).isEqualTo(Cursor.START);
    }
}
