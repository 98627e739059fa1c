package org.ifolder.replication.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class ClockDifferenceTest {

    private static final long NOON = 1_700_000_000_000L;
    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600_000;

    @Test
    void isToldAfterFiveHeartbeatsThatSayTheSame() {
        assertThat(afterSeconds(4, here -> here - HOUR).seconds()).isZero();
        assertThat(afterSeconds(5, here -> here - HOUR).seconds()).isEqualTo(-3_600);
    }

    @Test
    void isNotToldOfHeartbeatsThatHaveWaitedTogether() {
        ClockDifference difference = ClockDifference.NONE;
        for (int waited = 60; waited > 0; waited--) {
            difference = difference.after("s", NOON - waited * SECOND, NOON);
        }

        assertThat(difference.seconds()).isZero();
    }

    @Test
    void isNoMoreWhenTheClockIsSetRight() {
        ClockDifference difference = afterSeconds(5, here -> here + HOUR);
        for (int second = 5; second < 10; second++) {
            difference = difference.after("s", NOON + second * SECOND, NOON + second * SECOND);
        }

        assertThat(difference.seconds()).isZero();
    }

    @Test
    void staysWhileAHostDoesNotTellItsClock() {
        assertThat(afterSeconds(5, here -> here + HOUR).after("s", 0, NOON).seconds()).isEqualTo(3_600);
    }

    private static ClockDifference afterSeconds(int seconds, LongUnaryOperator there) {
        ClockDifference difference = ClockDifference.NONE;
        for (int second = 0; second < seconds; second++) {
            long here = NOON + second * SECOND;
            difference = difference.after("s", there.applyAsLong(here), here);
        }
        return difference;
    }
}
