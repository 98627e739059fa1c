package org.ifolder.tool.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ifolder.tool.api.CursorItem;
import org.ifolder.tool.console.Failure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R7.2")
class CatchingUpTest {

    private static final String JOINER = "h2";

    private final CatchingUp catchingUp =
            new CatchingUp(List.of(cursor("Domain", "h0", "i1", 9, 20L), cursor("Catalog", "h1", "i5", 3, 21L)));

    @Test
    void isDoneWhenEveryStreamHasComeAsFar() {
        assertThat(catchingUp.missing(
                        JOINER, List.of(cursor("Catalog", "h1", "i5", 4, 30L), cursor("Domain", "h0", "i1", 9, 20L))))
                .isEmpty();
    }

    @Test
    void namesTheStreamThatIsBehindOrAbsent() {
        CursorItem domain = cursor("Domain", "h0", "i1", 9, 20L);
        assertThat(catchingUp.missing(JOINER, List.of(domain, cursor("Catalog", "h1", "i5", 2, 19L))))
                .hasValueSatisfying(missing -> assertThat(missing).contains("Catalog of h1"));
        assertThat(catchingUp.missing(JOINER, List.of(domain))).isPresent();
    }

    @Test
    void comparesAnotherIncarnationByPositionOnly() {
        CursorItem domain = cursor("Domain", "h0", "i1", 9, 20L);
        assertThat(catchingUp.missing(JOINER, List.of(domain, cursor("Catalog", "h1", "i6", 1, 22L)))).isEmpty();
        assertThat(catchingUp.missing(JOINER, List.of(domain, cursor("Catalog", "h1", "i4", 99, 17L)))).isPresent();
        assertThat(catchingUp.missing(JOINER, List.of(domain, cursor("Catalog", "h1", "i4", 99, null)))).isPresent();
    }

    @Test
    void needsNothingOfTheHostsOwnStreamsAndOfEmptyOnes() {
        CatchingUp own = new CatchingUp(List.of(cursor("Catalog", JOINER, "i1", 8, 3L), cursor("Report", "h0", "i1", 0, null)));
        assertThat(own.missing(JOINER, List.of())).isEmpty();
    }

    @Test
    void failsAtOnceWhenAStreamHasStopped() {
        CursorItem stopped = new CursorItem("Domain", "h0", "i1", 2, 2L, "STOPPED", "wrong signature");
        assertThatThrownBy(() -> catchingUp.missing(JOINER, List.of(stopped)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("wrong signature");
    }

    private static CursorItem cursor(String collection, String authority, String run, long sequence, Long position) {
        return new CursorItem(collection, authority, run, sequence, position, "STREAMING", null);
    }
}
