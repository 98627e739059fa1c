package org.ifolder.replication.catchup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Uptime;
import org.ifolder.testing.EmbeddedHost;
import org.ifolder.testing.MovedUptime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host that has just started takes no change before it has heard whether others have more of its records. */
@Tag("R7.3")
class OpeningTest {

    private static final long PATIENCE_MILLISECONDS = 10_000;

    private final MovedUptime uptime = new MovedUptime();
    private final EmbeddedHost host = EmbeddedHost.master("m").with(Uptime.class, uptime);
    private final OwnNumbering numbering = host.bean(OwnNumbering.class);

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void changesAreRefusedUntilAllOthersWereHeard() {
        numbering.begin();
        numbering.openIfHeard(Set.of("a", "b"));
        numbering.agrees("a");
        numbering.openIfHeard(Set.of("a", "b"));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> host.member("ann", "m"))
                .matches(refusal -> refusal.kind() == Refusal.Kind.UNAVAILABLE);
        assertThat(numbering.isOpening()).isTrue();

        numbering.agrees("b");
        numbering.openIfHeard(Set.of("a", "b"));

        assertThat(host.member("ann", "m").loginName()).isEqualTo("ann");
        assertThat(numbering.isOpening()).isFalse();
    }

    @Test
    void hostThatHearsNobodyTakesChangesAfterAWhile() {
        numbering.begin();
        numbering.openIfHeard(Set.of("a"));
        uptime.move(PATIENCE_MILLISECONDS);
        numbering.openIfHeard(Set.of("a"));

        assertThat(host.member("ann", "m").loginName()).isEqualTo("ann");
    }

    @Test
    void hostThatBecomesPartOfADomainWhileItRunsHasNothingToHear() {
        EmbeddedHost fresh = EmbeddedHost.inNoDomain("f");
        fresh.bean(OwnNumbering.class).begin();

        assertThat(fresh.bean(OwnNumbering.class).isOpening()).isFalse();
        fresh.close();
    }
}
