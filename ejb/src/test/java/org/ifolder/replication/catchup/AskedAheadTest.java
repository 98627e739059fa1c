package org.ifolder.replication.catchup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AskedAheadTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void questionIsAskedOnceByTheThreadThatIsFree() {
        AskedAhead<Integer> ahead = AskedAhead.by(Runnable::run, asked::incrementAndGet);

        assertThat(asked).hasValue(1);
        assertThat(ahead.answer()).isEqualTo(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoNeedsTheAnswerAsksWhenNoThreadIsFree() {
        List<Runnable> waiting = new ArrayList<>();
        AskedAhead<Integer> ahead = AskedAhead.by(waiting::add, asked::incrementAndGet);

        assertThat(ahead.answer()).isEqualTo(1);
        waiting.forEach(Runnable::run);
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatTheQuestionEndedWithIsThrown() {
        AskedAhead<Integer> ahead = AskedAhead.by(Runnable::run, () -> {
            throw new SourceUnreachable("no answer", null);
        });

        assertThatExceptionOfType(SourceUnreachable.class).isThrownBy(ahead::answer).withMessage("no answer");
    }
}
