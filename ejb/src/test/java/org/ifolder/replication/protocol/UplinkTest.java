package org.ifolder.replication.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.replication.protocol.Batches.CATALOG;
import static org.ifolder.replication.protocol.Batches.DOMAIN;
import static org.ifolder.replication.protocol.Batches.SLAVE;
import static org.ifolder.replication.protocol.Batches.batch;
import static org.ifolder.replication.protocol.Batches.change;
import static org.ifolder.replication.protocol.Batches.ifolder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UplinkTest {

    private static final int WINDOW = 3;
    private static final int REWIND_AFTER = 2;
    private static final int MANY = 100;

    private final MemoryStore store = new MemoryStore();
    private final Uplink uplink = new Uplink(SLAVE, WINDOW, REWIND_AFTER);
    private final List<SealedBatch> own = new ArrayList<>();

    /** Ten batches of one change each. */
    @BeforeEach
    void seal() {
        Cursor previous = Cursor.START;
        for (int i = 1; i <= 10; i++) {
            SealedBatch batch = batch(CATALOG, previous, ifolder(i));
            own.add(batch);
            store.has(batch);
            previous = batch.cursor();
        }
    }

    @Test
    void nothingIsSentBeforeTheMasterHasSaidHowFarItIs() {
        assertThat(due()).isEmpty();
    }

    @Test
    @Tag("R7.4")
    void whatTheMasterLacksIsSentFromWhereItIs() {
        masterHas(7);

        assertThat(due()).containsExactly(8L, 9L, 10L);
        assertThat(due()).isEmpty();
    }

    @Test
    void aMasterThatHasNothingOfThisHostGetsItFromTheBeginning() {
        uplink.masterSays(new Heads(DOMAIN, 2, 0, List.of(new StreamHead(CollectionName.CATALOG, "other", new Cursor("run", 5, "hash"), 0)), List.of()));

        assertThat(sequences(uplink.due(store, 2, MANY))).containsExactly(1L, 2L);
    }

    @Test
    @Tag("invariant-14")
    void noMoreThanTheWindowIsUnderWayUnconfirmed() {
        masterHas(0);

        assertThat(sequences(uplink.due(store, 2, MANY))).containsExactly(1L, 2L);
        assertThat(sequences(uplink.due(store, 2, MANY))).containsExactly(3L, 4L);
        assertThat(sequences(uplink.due(store, 2, MANY))).isEmpty();
    }

    @Test
    void aReceiptMakesRoomAndIsRemembered() {
        masterHas(0);
        uplink.due(store, WINDOW, MANY);

        assertThat(uplink.receipt(own.get(0))).as("more may be sent than before").isTrue();

        assertThat(uplink.confirmed(CollectionName.CATALOG)).isEqualTo(1);
        assertThat(sequences(uplink.due(store, 1, MANY))).containsExactly(4L);
    }

    @Test
    void anOlderReceiptChangesNothing() {
        masterHas(5);

        assertThat(uplink.receipt(own.get(2))).as("more may be sent than before").isFalse();

        assertThat(uplink.confirmed(CollectionName.CATALOG)).isEqualTo(5);
    }

    @Test
    @Tag("invariant-1")
    void whatDoesNotArriveIsSentAgainAfterSomeHeadsWithoutProgress() {
        masterHas(4);
        uplink.due(store, WINDOW, MANY);

        masterHas(4);
        assertThat(due()).isEmpty();
        masterHas(4);
        assertThat(due()).first().isEqualTo(5L);
    }

    @Test
    @Tag("invariant-14")
    void afterARewindOneBatchAtATimeIsTriedUntilThereIsProgress() {
        masterHas(4);
        uplink.due(store, WINDOW, MANY);
        headsWithoutProgress(REWIND_AFTER, 4);

        assertThat(due()).containsExactly(5L);
        assertThat(due()).isEmpty();
        masterHas(5);
        assertThat(due()).containsExactly(6L, 7L, 8L, 9L, 10L);
    }

    @Test
    @Tag("invariant-14")
    void eachRewindWithoutProgressWaitsTwiceAsLongAsTheOneBefore() {
        masterHas(4);
        List<Integer> waits = new ArrayList<>();
        uplink.due(store, WINDOW, MANY);
        int waited = 0;
        for (int heads = 1; heads <= 30; heads++) {
            masterHas(4);
            waited++;
            if (!due().isEmpty()) {
                waits.add(waited);
                waited = 0;
            }
        }

        assertThat(waits).containsExactly(2, 4, 8, 16);
    }

    @Test
    void progressEndsTheLongerWaits() {
        masterHas(4);
        uplink.due(store, WINDOW, MANY);
        headsWithoutProgress(3 * REWIND_AFTER, 4);
        masterHas(5);
        uplink.due(store, WINDOW, MANY);

        headsWithoutProgress(REWIND_AFTER, 5);

        assertThat(due()).containsExactly(6L);
    }

    @Test
    void whatArrivesLateAfterARewindIsNotSentAgain() {
        masterHas(4);
        uplink.due(store, WINDOW, MANY);
        headsWithoutProgress(REWIND_AFTER, 4);
        assertThat(due()).containsExactly(5L);

        masterHas(8);

        assertThat(due()).containsExactly(9L, 10L);
    }

    @Test
    void silenceOfAMasterThatHasEverythingIsNoReasonToSendAgain() {
        masterHas(10);
        headsWithoutProgress(20, 10);
        assertThat(due()).isEmpty();

        store.has(batch(CATALOG, own.get(9).cursor(), ifolder(11)));
        store.has(batch(CATALOG, store.cursor(CATALOG), ifolder(12)));
        assertThat(due()).as("nothing was lost, so nothing is tried one by one").containsExactly(11L, 12L);
    }

    @Test
    void aMasterThatFellBackToAnOlderCopyGetsWhatItLacks() {
        masterHas(10);
        headsWithoutProgress(REWIND_AFTER, 6);

        assertThat(due()).containsExactly(7L);
    }

    @Test
    void aNewLinkForgetsWhatWasSentOnTheOldOne() {
        masterHas(0);
        uplink.due(store, WINDOW, MANY);

        uplink.reset();

        assertThat(due()).isEmpty();
        masterHas(1);
        assertThat(due()).startsWith(2L);
    }

    @Test
    @Tag("R7.10")
    void domainBatchesAreDueFirst() {
        StreamId domain = new StreamId(CollectionName.DOMAIN, SLAVE);
        store.has(batch(domain, Cursor.START, change("member", "s-1", 1)));
        masterHas(0);

        assertThat(uplink.due(store, 1, MANY)).extracting(SealedBatch::stream).containsExactly(domain, CATALOG);
    }

    private void masterHas(long sequence) {
        uplink.masterSays(new Heads(DOMAIN, 2, 0, List.of(new StreamHead(CollectionName.CATALOG, SLAVE, new Cursor("run", sequence, "hash"), 0)), List.of()));
    }

    private void headsWithoutProgress(int heads, long sequence) {
        LongStream.range(0, heads).forEach(i -> masterHas(sequence));
    }

    private List<Long> due() {
        return sequences(uplink.due(store, MANY, MANY));
    }

    private static List<Long> sequences(List<SealedBatch> batches) {
        return batches.stream().map(batch -> batch.header().to()).toList();
    }
}
