package org.ifolder.test.history;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.ifolder.test.grid.GridHost;
import org.junit.jupiter.api.Test;

class ServedMeanwhileTest {

    private static final int PLANNED = 6;
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final ServedMeanwhile served = new ServedMeanwhile();

    @Test
    void hostsThatTakeWhatTheirMembersSendAreEnough() {
        during("one", 58, 55);
        during("other", 60, 31);

        served.assertSentAsPlanned();
        served.assertAcknowledged();
    }

    @Test
    void hostThatTakesEverythingDoesNotHideOneThatRefusesEverything() {
        during("one", 60, 60);
        during("other", 60, 0);

        served.assertSentAsPlanned();
        assertThatThrownBy(served::assertAcknowledged).isInstanceOf(AssertionError.class).hasMessageContaining("other acknowledged");
    }

    @Test
    void nothingSentIsNothingServed() {
        during("one", 0, 0);

        assertThatThrownBy(served::assertAcknowledged).isInstanceOf(AssertionError.class);
        assertThatThrownBy(served::assertSentAsPlanned).isInstanceOf(AssertionError.class);
    }

    private void during(String host, long sent, long acknowledged) {
        served.add(new GridHost(host, Path.of(host)), PLANNED, new Pace(0, Map.of(host, 0L), Map.of(host, 0L)),
                new Pace(TEN_SECONDS.toNanos(), Map.of(host, sent), Map.of(host, acknowledged)));
    }
}
