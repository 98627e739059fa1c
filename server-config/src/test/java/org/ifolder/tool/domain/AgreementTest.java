package org.ifolder.tool.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.ifolder.tool.api.AgreementItem;
import org.ifolder.tool.api.AgreementItem.OfHost;
import org.ifolder.tool.api.AgreementItem.OfStream;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final String TIME = "2001-02-03T04:05:06.789Z";
    private static final String SHOWN = "2001-02-03 04:05:06";

    private static final OfHost MASTER = new OfHost("id0", "host0", "IDENTICAL", TIME, TIME, List.of());

    @Test
    void identicalHostsAreOneLine() {
        Agreement agreement = agreement("IDENTICAL", MASTER);

        assertThat(agreement.identical()).isTrue();
        assertThat(agreement.lines()).containsExactly("all hosts identical, as of " + SHOWN);
    }

    @Test
    void aHostThatDiffersIsShownWithItsRecord() {
        Agreement agreement = agreement("DIFFERING", MASTER, new OfHost("id2", "host2", "DIFFERING", TIME, TIME, List.of(
                new OfStream("CATALOG", "id2", "STREAMING", null, null),
                new OfStream("DOMAIN", "id0", "STREAMING", null, "member id0-01: version 1.1.3 here, 1.1.4 at its authority"))));

        assertThat(agreement.identical()).isFalse();
        assertThat(agreement.lines()).containsExactly(
                "host2 differs: member id0-01: version 1.1.3 here, 1.1.4 at its authority (DOMAIN of host0)");
    }

    @Test
    void aHostThatIsSilentIsUnknown() {
        assertThat(agreement("UNKNOWN", MASTER, new OfHost("id1", "host1", "UNKNOWN", null, TIME, List.of())).lines())
                .containsExactly("host1 unknown since " + SHOWN);
        assertThat(agreement("UNKNOWN", MASTER, new OfHost("id1", "host1", "UNKNOWN", null, null, List.of())).lines())
                .containsExactly("host1 unknown, not heard of yet");
    }

    @Test
    void aStoppedStreamIsShownWithItsReason() {
        assertThat(agreement("STOPPED", MASTER, new OfHost("id1", "host1", "STOPPED", TIME, TIME, List.of(
                new OfStream("CATALOG", "id2", "POISON", "ifolder x: too long", null),
                new OfStream("REPORT", "id2", "STREAMING", null, null)))).lines())
                .containsExactly("host1 has stopped: CATALOG of id2: POISON, ifolder x: too long");
    }

    @Test
    void aHostThatIsBehindSaysSinceWhen() {
        assertThat(agreement("BEHIND", MASTER, new OfHost("id1", "host1", "BEHIND", TIME, TIME, List.of())).lines())
                .containsExactly("host1 is behind, identical as of " + SHOWN);
    }

    @Test
    void whereNobodyCanSayItIsUnknown() {
        Agreement agreement = new Agreement(null, ZoneOffset.UTC);

        assertThat(agreement.identical()).isFalse();
        assertThat(agreement.lines()).hasSize(1);
    }

    private static Agreement agreement(String state, OfHost... hosts) {
        return new Agreement(new AgreementItem(state, TIME, List.of(hosts)), ZoneOffset.UTC);
    }
}
