package org.ifolder.replication.protocol.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("invariant-5")
class OwnStreamsTest {
    private static final StreamId DOMAIN = new StreamId(CollectionName.DOMAIN, "m");
    private static final StreamId CATALOG = new StreamId(CollectionName.CATALOG, "m");
    private static final StreamId REPORT = new StreamId(CollectionName.REPORT, "m");


    private static final long PATIENCE = 1000;
    private static final Set<String> OTHERS = Set.of("m", "s");

    private final OwnStreams streams = new OwnStreams(0, PATIENCE);

    @Test
    void nothingIsSealedBeforeTheOthersAreHeard() {
        streams.agrees("m");
        assertThat(maySealAt(10)).isFalse();

        streams.agrees("s");
        assertThat(maySealAt(20)).isTrue();
    }

    @Test
    @Tag("R7.4")
    void withNobodyToBeHeardItBeginsAfterATime() {
        assertThat(maySealAt(PATIENCE - 1)).isFalse();
        assertThat(maySealAt(PATIENCE)).isTrue();
    }

    @Test
    void aHostAloneWaitsForNobody() {
        assertThat(streams.maySeal(DOMAIN, Set.of(), 0)).isTrue();
    }

    @Test
    @Tag("R7.3")
    void ofWhatAnotherHasMoreNothingIsSealedUntilItIsTakenBack() {
        streams.agrees("m");
        streams.agrees("s");
        streams.hasMore("s", CATALOG, 100);
        streams.agrees("m");

        assertThat(maySealAt(110)).isFalse();
        streams.caughtUp("s", CATALOG);
        streams.agrees("s");
        assertThat(maySealAt(120)).isTrue();
    }

    @Test
    void anotherCollectionIsNotHeldUp() {
        streams.agrees("m");
        streams.agrees("s");
        assertThat(maySealAt(1)).isTrue();
        streams.hasMore("s", REPORT, 100);

        assertThat(maySealAt(110)).isTrue();
    }

    @Test
    void aHostThatSaidItHasMoreAndFellSilentIsNotWaitedForForEver() {
        streams.hasMore("s", CATALOG, 500);

        assertThat(maySealAt(PATIENCE)).isFalse();
        assertThat(maySealAt(500 + PATIENCE)).isTrue();
    }

    @Test
    @Tag("R7.6")
    void aHostThatClaimsForEverAndShowsNothingIsNotWaitedForForEver() {
        for (long now = 0; now <= 5 * PATIENCE; now += 100) {
            streams.hasMore("s", CATALOG, now);
        }

        assertThat(maySealAt(5 * PATIENCE)).isTrue();
    }

    @Test
    @Tag("R7.3")
    void aSecondCopySealsNothing() {
        streams.admitted(false);

        assertThat(maySealAt(10 * PATIENCE)).isFalse();
        assertThat(streams.isRefused()).isTrue();

        streams.admitted(true);
        assertThat(maySealAt(10 * PATIENCE)).isTrue();
    }

    private boolean maySealAt(long now) {
        return streams.maySeal(CATALOG, OTHERS, now);
    }
}
