package org.ifolder.replication.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.ifolder.replication.protocol.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol under loss, repeats, reordering, cuts, crashes, brokers that lose everything, restored backups,
 * hosts that run twice, logs too short to catch up from, and a change of master.
 * {@code -Dsimulation.seeds=N} runs more seeds, {@code -Dsimulation.seed=N} replays one.
 */
@Tag("R7.1")
@Tag("R7.2")
@Tag("R7.5")
@Tag("invariant-1")
class SimulationTest {

    private static final Logger LOG = LoggerFactory.getLogger(SimulationTest.class);
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 2000);
    private static final int SHOWN_FAILURES = 3;

    @Test
    void everyHostHoldsTheSameRecordsAndNoAcknowledgedChangeIsLostOnceFaultsEnd() {
        Long only = Long.getLong("simulation.seed");
        long start = System.nanoTime();
        List<String> failures = LongStream.rangeClosed(only == null ? 1 : only, only == null ? SEEDS : only).parallel()
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
        Map<String, Integer> happened = new TreeMap<>();
        for (long seed = 1; seed <= 100; seed++) {
            Simulation simulation = Runs.of(seed, new Construction(), Keyring.CHEAP, new Trace(false));
            simulation.run();
            Ledger ledger = simulation.ledger();
            happened.merge("changes acknowledged", ledger.promised(), Integer::sum);
            happened.merge("forks", ledger.forks(), Integer::sum);
            happened.merge("snapshots", ledger.snapshots(), Integer::sum);
            for (Verdict.Kind kind : List.of(Verdict.Kind.APPLY, Verdict.Kind.DUPLICATE, Verdict.Kind.GAP, Verdict.Kind.FORK,
                    Verdict.Kind.STOPPED, Verdict.Kind.POISON)) {
                happened.merge("verdict " + kind, ledger.verdicts(kind), Integer::sum);
            }
            for (Faults.Kind kind : Faults.Kind.values()) {
                happened.merge(kind.name(), simulation.faults().happened(kind), Integer::sum);
            }
        }
        LOG.info("in 100 seeds: {}", happened);
        assertThat(happened).allSatisfy((what, times) -> assertThat(times).as(what).isPositive());
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
