package org.ifolder.replication.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The protocol under loss, repeats, reordering, cuts, crashes and brokers that lose everything.
 * {@code -Dsimulation.seeds=N} runs more seeds, {@code -Dsimulation.seed=N} replays one.
 */
@Tag("R7.1")
@Tag("R7.2")
@Tag("R7.5")
class SimulationTest {

    private static final int SEEDS = Integer.getInteger("simulation.seeds", 500);

    @Test
    void everyHostHoldsTheSameRecordsAndNoAcknowledgedChangeIsLostOnceFaultsEnd() {
        Long only = Long.getLong("simulation.seed");
        List<String> failures = LongStream.rangeClosed(only == null ? 1 : only, only == null ? SEEDS : only)
                .mapToObj(seed -> Runs.fails(seed, Construction::new))
                .flatMap(Optional::stream)
                .map(Runs.Failure::message)
                .limit(3)
                .toList();
        assertThat(failures).as("failing seeds of %d", SEEDS).isEmpty();
    }
}
