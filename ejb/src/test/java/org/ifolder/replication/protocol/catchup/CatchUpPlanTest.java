package org.ifolder.replication.protocol.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.history.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R7.3")
@Tag("invariant-5")
class CatchUpPlanTest {

    private static final List<Run> ONE_RUN = List.of(new Run("a", 0));
    private static final List<Run> ANOTHER = List.of(new Run("a", 0), new Run("b", 100));

    @Test
    void whoHasTheSameOrMoreDoesNothing() {
        assertThat(plan(stream(ONE_RUN, 120), stream(ONE_RUN, 120))).isEqualTo(CatchUpPlan.NOTHING);
        assertThat(plan(stream(ONE_RUN, 120), stream(ONE_RUN, 90))).isEqualTo(CatchUpPlan.NOTHING);
    }

    @Test
    void whatTheLogThereHoldsIsFetched() {
        assertThat(plan(stream(ONE_RUN, 120), kept(stream(ONE_RUN, 150), 120))).isEqualTo(CatchUpPlan.FETCH);
    }

    @Test
    @Tag("invariant-11")
    void whatTheLogThereNoLongerHoldsIsCopied() {
        assertThat(plan(stream(ONE_RUN, 119), kept(stream(ONE_RUN, 150), 120))).isEqualTo(CatchUpPlan.COPY);
    }

    @Test
    @Tag("invariant-11")
    void aSnapshotOnceBegunIsBroughtToItsEnd() {
        assertThat(plan(in(stream(ONE_RUN, 120), Condition.SNAPSHOT), stream(ONE_RUN, 150))).isEqualTo(CatchUpPlan.COPY);
        assertThat(plan(in(stream(ONE_RUN, 120), Condition.SNAPSHOT), stream(ONE_RUN, 120))).isEqualTo(CatchUpPlan.COPY);
        assertThat(plan(in(stream(ONE_RUN, 120), Condition.SNAPSHOT), stream(ONE_RUN, 90))).isEqualTo(CatchUpPlan.NOTHING);
    }

    @Test
    @Tag("invariant-11")
    void nothingIsCopiedFromAHostThatTakesItsOwnStreamBack() {
        StreamDescription source = kept(stream(ONE_RUN, 150), 120);

        assertThat(plan(stream(ONE_RUN, 119), source.told(true, false))).isEqualTo(CatchUpPlan.WAIT);
        assertThat(plan(stream(ONE_RUN, 130), source.told(true, false))).isEqualTo(CatchUpPlan.FETCH);
        assertThat(plan(stream(ONE_RUN, 119), source.told(true, true))).isEqualTo(CatchUpPlan.COPY);
        assertThat(plan(stream(ONE_RUN, 119), source.told(false, false))).isEqualTo(CatchUpPlan.COPY);
    }

    @Test
    void twoHistoriesAreAFork() {
        assertThat(plan(stream(ONE_RUN, 120), stream(ANOTHER, 110))).isEqualTo(CatchUpPlan.FORK);
    }

    @Test
    void whatTheAuthorityHasDecidedIsCopiedOverTheOtherHistory() {
        StreamDescription decided = superseding(stream(ANOTHER, 110), new Superseded("a", 100, 120));

        assertThat(plan(stream(ONE_RUN, 120), decided)).isEqualTo(CatchUpPlan.COPY);
    }

    @Test
    void whatWasNotInViewWhenItWasDecidedIsAForkStill() {
        StreamDescription decided = superseding(stream(ANOTHER, 110), new Superseded("a", 100, 120));

        assertThat(plan(stream(ONE_RUN, 121), decided)).isEqualTo(CatchUpPlan.FORK);
    }

    @Test
    void theAuthorityItselfNoLongerMindsWhatItHasSuperseded() {
        StreamDescription decided = superseding(stream(ANOTHER, 110), new Superseded("a", 100, 120));

        assertThat(plan(decided, stream(ONE_RUN, 120))).isEqualTo(CatchUpPlan.NOTHING);
    }

    private static CatchUpPlan plan(StreamDescription mine, StreamDescription theirs) {
        return CatchUpPlan.of(mine, theirs);
    }

    private static StreamDescription stream(List<Run> runs, long end) {
        Cursor cursor = new Cursor(runs.get(runs.size() - 1).incarnation(), end, "hash of " + end);
        return new StreamDescription(cursor, Condition.STREAMING, runs, 0, end, null, List.of());
    }

    private static StreamDescription kept(StreamDescription of, long horizon) {
        return new StreamDescription(of.cursor(), of.condition(), of.runs(), horizon, of.settled(), null, List.of());
    }

    private static StreamDescription in(StreamDescription of, Condition condition) {
        return new StreamDescription(of.cursor(), condition, of.runs(), 0, of.settled(), null, List.of());
    }

    private static StreamDescription superseding(StreamDescription of, Superseded superseded) {
        return new StreamDescription(of.cursor(), of.condition(), of.runs(), 0, of.settled(), null, List.of(superseded));
    }
}
