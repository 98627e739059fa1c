package org.ifolder.replication.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulation finds each planted flaw within a few seeds; how many it took is logged. */
class PlantedFlawsTest {

    private static final Logger LOG = LoggerFactory.getLogger(PlantedFlawsTest.class);
    private static final int SEEDS = 300;

    @Test
    @Tag("invariant-6")
    void findsACursorThatMovesOutsideOfTheTransaction() {
        finds(PlantedFlaws.CursorOutsideOfTheTransaction::new, "");
    }

    @Test
    @Tag("invariant-4")
    void findsARelayThatReadsOnFromTheLastId() {
        finds(PlantedFlaws.RelayReadsOnFromTheLastId::new, "not quiet");
    }

    @Test
    @Tag("invariant-4")
    void findsABatchThatIsSentBeforeItIsSealed() {
        finds(PlantedFlaws.BatchSentBeforeItIsSealed::new, "does not remember");
    }

    @Test
    @Tag("R2.7")
    void findsAnHeirInTheTermOfTheHostBefore() {
        finds(PlantedFlaws.HeirInTheTermBefore::new, "");
    }

    @Test
    @Tag("R7.2")
    void findsAGapThatIsSkipped() {
        finds(PlantedFlaws.GapSkipped::new, "");
    }

    @Test
    @Tag("R7.2")
    void findsAnOriginThatTakesItsOwnEchoAsNew() {
        finds(PlantedFlaws.OwnEchoTakenAsNew::new, "");
    }

    @Test
    @Tag("invariant-2")
    void findsARecordAndAnOutboxEntryInTwoTransactions() {
        finds(PlantedFlaws.RecordAndOutboxInTwoTransactions::new, "");
    }

    @Test
    @Tag("invariant-3")
    void findsAnOlderVersionThatOverwritesANewer() {
        finds(PlantedFlaws.OlderVersionOverwritesNewer::new, "not those that the authority has signed");
    }

    @Test
    @Tag("R7.7")
    void findsATombstoneThatIsDeletedAtOnce() {
        finds(PlantedFlaws.TombstoneDeletedAtOnce::new, "not those that the authority has signed");
    }

    @Test
    @Tag("R7.7")
    void findsATombstoneThatIsPurgedEarly() {
        finds(PlantedFlaws.TombstonePurgedEarly::new, "");
    }

    @Test
    @Tag("invariant-11")
    void findsASnapshotThatGoesOnFromItsEnd() {
        finds(PlantedFlaws.SnapshotWithoutItsBeginning::new, "");
    }

    @Test
    @Tag("invariant-9")
    void findsADigestThatMovesBeforeTheRecords() {
        finds(PlantedFlaws.DigestMovedBeforeTheRecords::new, "");
    }

    @Test
    @Tag("invariant-5")
    void findsAnIncarnationThatIsUsedAgain() {
        finds(PlantedFlaws.IncarnationReused::new, "");
    }

    @Test
    @Tag("R7.6")
    void findsACatalogBatchThatIsRefusedForItsEpoch() {
        finds(PlantedFlaws.CatalogBatchOfAnOlderEpochRefused::new, "not quiet");
    }

    @Test
    @Tag("R7.3")
    void findsAForkOfWhichNobodyIsAsked() {
        finds(PlantedFlaws.ForkTakenForAnAnswer::new, "");
    }

    @Test
    @Tag("invariant-3")
    void repeatsDoNoHarmEvenWhereTheyAreAppliedAgain() {
        assertThat(firstFailure(PlantedFlaws.RepeatsAppliedAgain::new)).isEmpty();
    }

    private static void finds(Supplier<Construction> flaw, String how) {
        Optional<Runs.Failure> failure = firstFailure(flaw);
        assertThat(failure).as("found within %d seeds", SEEDS).isPresent();
        LOG.info("{}: found by {}", flaw.get().getClass().getSimpleName(), failure.get().message().lines().findFirst().orElse(""));
        assertThat(failure.get().message()).as("a broken promise, not a broken test").contains("Violation: ").contains(how);
    }

    private static Optional<Runs.Failure> firstFailure(Supplier<Construction> flaw) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> Runs.fails(seed, flaw))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
