package org.ifolder.replication.protocol.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ifolder.replication.protocol.history.History.Comparison;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("invariant-5")
class HistoryTest {

    /** Run "a" to 100, then run "b" to 150. */
    private final History mine = history(150, "hash of b", "a", 0, "b", 100);

    @Test
    void theSameRunsToTheSameEndAreTheSame() {
        assertCompared(history(150, "hash of b", "a", 0, "b", 100), Comparison.SAME, 150);
    }

    @Test
    void otherBytesUnderTheSameNumberAreAFork() {
        assertThat(mine.compare(history(150, "another hash", "a", 0, "b", 100))).isEqualTo(Comparison.FORK);
    }

    @Test
    void whoEndsEarlierInTheSameRunsIsBehind() {
        assertCompared(history(120, "x", "a", 0, "b", 100), Comparison.AHEAD, 120);
        assertCompared(history(100, "x", "a", 0), Comparison.AHEAD, 100);
        assertCompared(history(40, "x", "a", 0), Comparison.AHEAD, 40);
        assertCompared(history(0, ""), Comparison.AHEAD, 0);
    }

    @Test
    void whoWentOnInTheSameRunOrInANewOneIsAhead() {
        assertCompared(history(151, "x", "a", 0, "b", 100), Comparison.BEHIND, 150);
        assertCompared(history(170, "x", "a", 0, "b", 100, "c", 150), Comparison.BEHIND, 150);
    }

    @Test
    void aRunThatWentOnFromAnEarlierPlaceIsAFork() {
        assertCompared(history(130, "x", "a", 0, "c", 100), Comparison.FORK, 100);
        assertCompared(history(300, "x", "a", 0, "c", 90), Comparison.FORK, 90);
        assertCompared(history(170, "x", "a", 0, "b", 100, "c", 140), Comparison.FORK, 140);
    }

    @Test
    void theOldRunThatWentOnElsewhereIsAFork() {
        assertCompared(history(110, "x", "a", 0), Comparison.FORK, 100);
    }

    @Test
    void otherBeginningsAreAForkFromTheBeginning() {
        assertCompared(history(10, "x", "z", 0), Comparison.FORK, 0);
    }

    @Test
    void itContainsWhatItsRunsPassed() {
        assertThat(mine.contains("a", 100)).isTrue();
        assertThat(mine.contains("a", 101)).isFalse();
        assertThat(mine.contains("b", 150)).isTrue();
        assertThat(mine.contains("b", 151)).isFalse();
        assertThat(mine.contains("z", 1)).isFalse();
        assertThat(mine.contains("", 0)).isTrue();
    }

    private void assertCompared(History other, Comparison expected, long common) {
        assertThat(mine.compare(other)).isEqualTo(expected);
        assertThat(mine.commonWith(other)).isEqualTo(common);
        assertThat(other.commonWith(mine)).isEqualTo(common);
        assertThat(other.compare(mine)).isEqualTo(switch (expected) {
            case AHEAD -> Comparison.BEHIND;
            case BEHIND -> Comparison.AHEAD;
            default -> expected;
        });
    }

    private static History history(long end, String hash, Object... runs) {
        List<Run> list = new ArrayList<>();
        for (int i = 0; i < runs.length; i += 2) {
            list.add(new Run((String) runs[i], (Integer) runs[i + 1]));
        }
        return new History(list, end, hash);
    }
}
