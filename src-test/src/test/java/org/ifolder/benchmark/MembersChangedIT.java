package org.ifolder.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases (a) and (a'): members changed at the master, one commit each, until visible on both slaves. */
@Tag("benchmark")
class MembersChangedIT {

    private static final int ROUNDS = Integer.getInteger("ifolder.benchmark.rounds", 3);
    private static final int CHANGES_OF_A_WRITER = 1_000;
    private static final int MOST = 4_000;

    @RegisterExtension
    static final Systems systems = new Systems();

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void membersChangedUntilVisibleOnBothSlaves(int writers) {
        int changes = Math.min(writers * CHANGES_OF_A_WRITER, MOST);
        List<Replicated> all = new ArrayList<>(systems.all());
        all.add(systems.floor());
        Figures rates = new Figures("a", writers + (writers == 1 ? " writer" : " writers"), "changes/s");
        Throughput.warmUp(all, writers);
        for (int round = 0; round < ROUNDS; round++) {
            for (Replicated system : all) {
                rates.add(system.name(), Throughput.of(system, writers, changes));
            }
        }
        rates.note();
    }
}
