package org.ifolder.replication.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ifolder.replication.protocol.CollectionName;
import org.junit.jupiter.api.Test;

class SealPaceTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final SealPace pace = new SealPace(10, now::get);

    @Test
    void collectionIsDueAtOnceAfterAQuietWhile() {
        assertThat(pace.isDue(CollectionName.CATALOG)).isTrue();
        pace.begin(CollectionName.CATALOG);
        now.addAndGet(10);
        assertThat(pace.isDue(CollectionName.CATALOG)).isTrue();
    }

    @Test
    void collectionIsDueOnceAnIntervalUnderLoad() {
        pace.begin(CollectionName.CATALOG);
        now.addAndGet(3);
        assertThat(pace.isDue(CollectionName.CATALOG)).isFalse();
        assertThat(pace.isDue(CollectionName.DOMAIN)).isTrue();
        now.addAndGet(7);
        assertThat(pace.isDue(CollectionName.CATALOG)).isTrue();
    }

    @Test
    void collectionIsDueAtOnceWhereMoreWaitsThanCouldBeSealed() {
        pace.begin(CollectionName.CATALOG);
        pace.forget(CollectionName.CATALOG);
        assertThat(pace.isDue(CollectionName.CATALOG)).isTrue();
    }

    @Test
    void timeUntilTheFirstIsDue() {
        pace.begin(CollectionName.CATALOG);
        now.addAndGet(4);
        pace.begin(CollectionName.DOMAIN);
        assertThat(pace.nanosecondsUntilDue(List.of())).isEqualTo(Long.MAX_VALUE);
        assertThat(pace.nanosecondsUntilDue(List.of(CollectionName.DOMAIN))).isEqualTo(10);
        assertThat(pace.nanosecondsUntilDue(List.of(CollectionName.DOMAIN, CollectionName.CATALOG))).isEqualTo(6);
        assertThat(pace.nanosecondsUntilDue(List.of(CollectionName.REPORT))).isZero();
    }
}
