package org.ifolder.replication.protocol.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R7.3")
@Tag("invariant-5")
class IncarnationWatchTest {

    private final IncarnationWatch watch = new IncarnationWatch(1000);

    @Test
    void theFirstIsLetIn() {
        assertThat(watch.heard("h", "one", 0)).isTrue();
        assertThat(watch.admitted("h")).isEqualTo("one");
        assertThat(watch.admitted("another")).isNull();
    }

    @Test
    void aSecondCopyIsNotLetInWhileTheFirstLives() {
        watch.heard("h", "one", 0);

        assertThat(watch.heard("h", "two", 500)).isFalse();
        watch.heard("h", "one", 900);
        assertThat(watch.heard("h", "two", 1500)).isFalse();
        assertThat(watch.admitted("h")).isEqualTo("one");
    }

    @Test
    void theNextStartIsLetInOnceTheRunBeforeIsSilent() {
        watch.heard("h", "one", 0);
        assertThat(watch.heard("h", "two", 999)).isFalse();
        assertThat(watch.heard("h", "two", 1000)).isTrue();

        assertThat(watch.heard("h", "one", 1100)).isFalse();
    }

    @Test
    void hostsDoNotMindEachOther() {
        watch.heard("h", "one", 0);

        assertThat(watch.heard("i", "two", 0)).isTrue();
    }
}
