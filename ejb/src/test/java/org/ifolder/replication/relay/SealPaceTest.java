package org.ifolder.replication.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.junit.jupiter.api.Test;

class SealPaceTest {
    private static final StreamId DOMAIN = new StreamId(CollectionName.DOMAIN, "s");
    private static final StreamId CATALOG = new StreamId(CollectionName.CATALOG, "s");
    private static final StreamId REPORT = new StreamId(CollectionName.REPORT, "s");


    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final SealPace pace = new SealPace(10, now::get);

    @Test
    void collectionIsDueAtOnceAfterAQuietWhile() {
        assertThat(pace.isDue(CATALOG)).isTrue();
        pace.begin(CATALOG);
        now.addAndGet(10);
        assertThat(pace.isDue(CATALOG)).isTrue();
    }

    @Test
    void collectionIsDueOnceAnIntervalUnderLoad() {
        pace.begin(CATALOG);
        now.addAndGet(3);
        assertThat(pace.isDue(CATALOG)).isFalse();
        assertThat(pace.isDue(DOMAIN)).isTrue();
        now.addAndGet(7);
        assertThat(pace.isDue(CATALOG)).isTrue();
    }

    @Test
    void collectionIsDueAtOnceWhereMoreWaitsThanCouldBeSealed() {
        pace.begin(CATALOG);
        pace.forget(CATALOG);
        assertThat(pace.isDue(CATALOG)).isTrue();
    }

    @Test
    void timeUntilTheFirstIsDue() {
        pace.begin(CATALOG);
        now.addAndGet(4);
        pace.begin(DOMAIN);
        assertThat(pace.nanosecondsUntilDue(List.of())).isEqualTo(Long.MAX_VALUE);
        assertThat(pace.nanosecondsUntilDue(List.of(DOMAIN))).isEqualTo(10);
        assertThat(pace.nanosecondsUntilDue(List.of(DOMAIN, CATALOG))).isEqualTo(6);
        assertThat(pace.nanosecondsUntilDue(List.of(REPORT))).isZero();
    }
}
