package org.ifolder.replication.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.replication.protocol.Batches.CATALOG;
import static org.ifolder.replication.protocol.Batches.REIGN;
import static org.ifolder.replication.protocol.Batches.SLAVE;
import static org.ifolder.replication.protocol.Batches.change;
import static org.ifolder.replication.protocol.Batches.ifolder;
import static org.ifolder.replication.protocol.Batches.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.digest.Digest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("invariant-4")
class SealerTest {

    private static final int UNCOMPRESSED = Integer.MAX_VALUE;
    private static final BatchLimits WIDE = new BatchLimits(100, 100_000, UNCOMPRESSED);

    private final MemoryStore store = new MemoryStore();
    private final List<byte[]> signed = new ArrayList<>();

    @Test
    void nothingPendingIsNoBatch() {
        assertThat(sealer("run", WIDE).seal(store, CATALOG, BatchHeader.FIRST_TERM, REIGN)).isEmpty();
        assertThat(store.log).isEmpty();
    }

    @Test
    void batchesAreNumberedWithoutGaps() {
        Sealer sealer = sealer("run", new BatchLimits(2, 100_000, UNCOMPRESSED));
        for (int i = 1; i <= 5; i++) {
            store.waiting(ifolder(i));
        }

        List<SealedBatch> batches = sealAll(sealer);

        assertThat(batches).extracting(batch -> batch.header().from() + ".." + batch.header().to())
                .containsExactly("1..2", "3..4", "5..5");
        assertThat(batches.get(0).header().previous()).isEqualTo(Cursor.START);
        assertThat(batches.get(1).header().previous()).isEqualTo(batches.get(0).cursor());
        assertThat(batches.get(2).header().previous()).isEqualTo(batches.get(1).cursor());
    }

    @Test
    void whatIsSealedIsInTheLogUnderTheCursorAndNoLongerPending() {
        store.waiting(ifolder(1));

        SealedBatch batch = sealer("run", WIDE).seal(store, CATALOG, BatchHeader.FIRST_TERM, REIGN).orElseThrow();

        assertThat(store.log).containsExactly(batch);
        assertThat(store.cursor(CATALOG)).isEqualTo(batch.cursor());
        assertThat(store.outbox).isEmpty();
    }

    @Test
    void theOrderOfTheOutboxIsKeptSoThatARecordsVersionsAscend() {
        store.waiting(ifolder(1)).waiting(ifolder(2)).waiting(ifolder(3));

        List<Change> changes = sealAll(sealer("run", new BatchLimits(2, 100_000, UNCOMPRESSED))).stream()
                .flatMap(batch -> BatchFormat.changes(batch).stream()).toList();

        assertThat(changes).containsExactly(ifolder(1), ifolder(2), ifolder(3));
    }

    @Test
    @Tag("invariant-14")
    void aBatchEndsOnceItHasReachedItsBytes() {
        int size = BatchFormat.write(ifolder(1)).length;
        store.waiting(ifolder(1)).waiting(ifolder(2)).waiting(ifolder(3)).waiting(ifolder(4));

        List<SealedBatch> batches = sealAll(sealer("run", new BatchLimits(100, size + 1, UNCOMPRESSED)));

        assertThat(batches).extracting(batch -> batch.header().to()).containsExactly(2L, 4L);
    }

    @Test
    @Tag("invariant-14")
    void aChangeLargerThanABatchMayBeTravelsAlone() {
        store.waiting(ifolder(1)).waiting(ifolder(2));

        assertThat(sealAll(sealer("run", new BatchLimits(100, 1, UNCOMPRESSED)))).hasSize(2);
    }

    @Test
    @Tag("invariant-5")
    void aNewIncarnationNamesItsParent() {
        store.waiting(ifolder(1));
        SealedBatch last = sealer("run", WIDE).seal(store, CATALOG, BatchHeader.FIRST_TERM, REIGN).orElseThrow();
        store.waiting(ifolder(2));

        BatchHeader header = sealer("next run", WIDE).seal(store, CATALOG, BatchHeader.FIRST_TERM, REIGN).orElseThrow().header();

        assertThat(header.incarnation()).isEqualTo("next run");
        assertThat(header.previous()).isEqualTo(new Cursor("run", 1, last.hash()));
    }

    @Test
    @Tag("invariant-8")
    void theHeaderSaysWhatEveryMessageMustAndTheSignatureCoversTheBytes() {
        store.waiting(ifolder(1));

        SealedBatch batch = sealer("run", WIDE).seal(store, CATALOG, BatchHeader.FIRST_TERM, REIGN).orElseThrow();

        assertThat(batch.header()).isEqualTo(new BatchHeader(BatchHeader.FORMAT, REIGN.domain(), REIGN.epoch(),
                CollectionName.CATALOG, SLAVE, BatchHeader.FIRST_TERM, "run", Cursor.START, 1, store.digest(DigestScope.of(CATALOG)).fingerprint()));
        assertThat(signed).containsExactly(batch.body());
        assertThat(batch.hash()).isEqualTo(BatchFormat.hash(batch.body()));
        assertThat(BatchFormat.read(batch.body(), batch.signature()).header()).isEqualTo(batch.header());
    }

    @Test
    @Tag("invariant-14")
    void whileNobodyWaitsOnlyFullBatchesAreSealed() {
        Sealer sealer = sealer("run", new BatchLimits(2, 100_000, UNCOMPRESSED));
        store.waiting(ifolder(1));
        assertThat(sealer.sealFull(store, CATALOG, BatchHeader.FIRST_TERM, REIGN)).isEmpty();

        store.waiting(ifolder(2)).waiting(ifolder(3));

        assertThat(sealer.sealFull(store, CATALOG, BatchHeader.FIRST_TERM, REIGN).orElseThrow().header().to()).isEqualTo(2);
        assertThat(sealer.sealFull(store, CATALOG, BatchHeader.FIRST_TERM, REIGN)).isEmpty();
        assertThat(store.outbox).hasSize(1);
    }

    @Test
    @Tag("invariant-14")
    void aBatchIsFullByItsBytesToo() {
        store.waiting(ifolder(1)).waiting(ifolder(2));

        Sealer sealer = sealer("run", new BatchLimits(100, 1, UNCOMPRESSED));

        assertThat(sealer.sealFull(store, CATALOG, BatchHeader.FIRST_TERM, REIGN).orElseThrow().header().to()).isEqualTo(1);
    }

    @Test
    @Tag("invariant-9")
    void theDigestIsThatOfTheLiveRecordsAfterTheBatch() {
        store.waiting(change("ifolder", "s-1", 1)).waiting(change("ifolder", "s-2", 1)).waiting(change("ifolder", "s-2", 2))
                .waiting(removal("s-1", 2));

        SealedBatch batch = sealer("run", WIDE).seal(store, CATALOG, BatchHeader.FIRST_TERM, REIGN).orElseThrow();

        Digest live = Digest.empty();
        live.add(change("ifolder", "s-2", 2).contentHash());
        assertThat(batch.header().digest()).isEqualTo(live.fingerprint());
    }

    @Test
    @Tag("R7.7")
    void aRemovalIsRememberedForThePurge() {
        store.waiting(ifolder(1)).waiting(removal("s-1", 2));

        sealAll(sealer("run", WIDE));

        assertThat(store.buried).containsExactly(removal("s-1", 2));
    }

    @ParameterizedTest
    @EnumSource(value = Condition.class, names = "STREAMING", mode = EnumSource.Mode.EXCLUDE)
    @Tag("invariant-5")
    void nothingIsSealedInAStreamThatDoesNotFlow(Condition condition) {
        store.stopped(CATALOG, condition).waiting(ifolder(1));

        assertThat(sealer("run", WIDE).seal(store, CATALOG, BatchHeader.FIRST_TERM, REIGN)).isEmpty();
        assertThat(store.outbox).hasSize(1);
    }

    private Sealer sealer(String incarnation, BatchLimits limits) {
        return new Sealer(incarnation, bytes -> {
            signed.add(bytes);
            return "signature";
        }, limits);
    }

    private List<SealedBatch> sealAll(Sealer sealer) {
        List<SealedBatch> batches = new ArrayList<>();
        Optional<SealedBatch> batch = sealer.seal(store, CATALOG, BatchHeader.FIRST_TERM, REIGN);
        while (batch.isPresent()) {
            batches.add(batch.get());
            assertThat(batches).as("sealing comes to an end").hasSizeLessThan(10);
            batch = sealer.seal(store, CATALOG, BatchHeader.FIRST_TERM, REIGN);
        }
        return batches;
    }
}
