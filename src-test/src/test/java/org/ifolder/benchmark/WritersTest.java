package org.ifolder.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WritersTest {

    private final AtomicInteger open = new AtomicInteger();
    private final Queue<String> changed = new ConcurrentLinkedQueue<>();

    private class Recorder implements Writer {

        Recorder() {
            open.incrementAndGet();
        }

        @Override
        public void change(int member, String mark) {
            if (mark.equals("refused") && member == 3) {
                throw new IllegalArgumentException("refused");
            }
            changed.add(member + mark);
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }

    @Test
    void eachMemberIsChangedOnce() {
        try (Writers writers = new Writers(Recorder::new)) {
            List<Commit> commits = writers.write(new Load(3, 100, 0, "a"));
            assertThat(commits).extracting(Commit::member).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).boxed().toList());
            assertThat(changed).hasSize(100).doesNotHaveDuplicates().contains("0a", "99a");
        }
    }

    @Test
    void connectionsAreKeptForTheNextLoad() {
        try (Writers writers = new Writers(Recorder::new)) {
            writers.write(new Load(2, 1, 0, "a"));
            assertThat(open).hasValue(2);
            writers.write(new Load(3, 1, 0, "b"));
            assertThat(open).hasValue(3);
        }
        assertThat(open).hasValue(0);
    }

    @Test
    void changesBeginEvenly() {
        try (Writers writers = new Writers(Recorder::new)) {
            List<Long> times = writers.write(new Load(2, 21, 100, "a")).stream().map(Commit::atMicros).sorted().toList();
            assertThat(Duration.ofNanos((times.get(20) - times.get(0)) * 1000)).isBetween(Duration.ofMillis(150), Duration.ofSeconds(5));
        }
    }

    @Test
    void aFailureEndsTheLoad() {
        try (Writers writers = new Writers(Recorder::new)) {
            assertThatThrownBy(() -> writers.write(new Load(1, 10, 0, "refused"))).isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("refused");
            assertThat(changed).hasSize(3);
        }
    }
}
