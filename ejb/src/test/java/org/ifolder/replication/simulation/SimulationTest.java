package org.ifolder.replication.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.ifolder.replication.protocol.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol under loss, repeats, reordering, cuts, crashes and brokers that lose everything.
 * {@code -Dsimulation.seeds=N} runs more seeds, {@code -Dsimulation.seed=N} replays one.
 */
@Tag("R7.1")
@Tag("R7.2")
@Tag("R7.5")
@Tag("invariant-1")
class SimulationTest {

    private static final Logger LOG = LoggerFactory.getLogger(SimulationTest.class);
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 500);
    private static final int SHOWN_FAILURES = 3;

    @Test
    void everyHostHoldsTheSameRecordsAndNoAcknowledgedChangeIsLostOnceFaultsEnd() {
        Long only = Long.getLong("simulation.seed");
        long start = System.nanoTime();
        List<String> failures = LongStream.rangeClosed(only == null ? 1 : only, only == null ? SEEDS : only)
                .mapToObj(seed -> Runs.fails(seed, Construction::new))
                .flatMap(Optional::stream)
                .map(Runs.Failure::message)
                .limit(SHOWN_FAILURES)
                .toList();
        LOG.info("{} seeds in {} s", only == null ? SEEDS : 1, (System.nanoTime() - start) / 1_000_000_000);
        assertThat(failures.isEmpty()).withFailMessage(() -> String.join("\n\n", failures)).isTrue();
    }

    @Test
    void theFaultsReallyHappen() {
        int promised = 0;
        int gaps = 0;
        int repeats = 0;
        int crashes = 0;
        for (long seed = 1; seed <= 5; seed++) {
            Simulation simulation = Runs.of(seed, new Construction(), Keyring.CHEAP, new Trace(false));
            simulation.run();
            promised += simulation.ledger().promised();
            gaps += simulation.ledger().verdicts(Verdict.Kind.GAP);
            repeats += simulation.ledger().verdicts(Verdict.Kind.DUPLICATE);
            crashes += simulation.faults().happened(Faults.Kind.CRASH);
        }
        LOG.info("in 5 seeds {} changes acknowledged, {} crashes, {} gaps, {} repeats", promised, crashes, gaps, repeats);
        assertThat(promised).isGreaterThan(100);
        assertThat(List.of(gaps, repeats, crashes)).allMatch(count -> count > 0);
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertThat(lines(11)).isNotEmpty().isEqualTo(lines(11));
    }

    @Test
    @Tag("invariant-8")
    void hostsAgreeWithRealSignaturesToo() {
        Simulation simulation = Runs.of(1, new Construction(), new Es256Keyring(), new Trace(false));

        assertThatCode(simulation::run).doesNotThrowAnyException();
    }

    private static List<String> lines(long seed) {
        Trace trace = new Trace(true);
        Runs.of(seed, new Construction(), Keyring.CHEAP, trace).run();
        return trace.lines();
    }
}
