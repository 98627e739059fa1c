package org.ifolder.tool.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.ifolder.tool.console.Failure;
import org.junit.jupiter.api.Test;

class WaitingTest {

    @Test
    void asksUntilNothingIsMissing() {
        AtomicInteger questions = new AtomicInteger();
        new Waiting(Duration.ofSeconds(20), Duration.ofMillis(1))
                .until(() -> questions.incrementAndGet() < 4 ? Optional.of("not yet") : Optional.empty());
        assertThat(questions).hasValue(4);
    }

    @Test
    void endsAtTheDeadlineWithTheLastAnswer() {
        Waiting waiting = new Waiting(Duration.ofMillis(5), Duration.ofMillis(1));
        assertThatThrownBy(() -> waiting.until(() -> Optional.of("host1 is JOINING")))
                .isInstanceOf(Failure.class)
                .hasMessage("after 0 s host1 is JOINING");
    }
}
