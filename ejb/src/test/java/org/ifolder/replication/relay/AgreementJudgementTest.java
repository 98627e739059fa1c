package org.ifolder.replication.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.HostAgreement.State;
import org.ifolder.replication.protocol.StreamReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R7.9")
class AgreementJudgementTest {

    private final StreamReport mine = report(CollectionName.CATALOG, "h1", 10, Condition.STREAMING, null, "digest");

    @Test
    void theSameCursorAndDigestIsIdentical() {
        assertThat(judge(mine)).isEqualTo(new AgreementJudgement(State.IDENTICAL, List.of()));
    }

    @Test
    void anotherCursorIsBehind() {
        AgreementJudgement judged = judge(report(CollectionName.CATALOG, "h1", 9, Condition.STREAMING, null, "other"));

        assertThat(judged.state()).isEqualTo(State.BEHIND);
        assertThat(judged.streams()).singleElement().matches(concern -> concern.difference() == null);
    }

    @Test
    void aStreamThatTheHostDoesNotHaveIsBehind() {
        assertThat(AgreementJudgement.of(List.of(), List.of(mine)).state()).isEqualTo(State.BEHIND);
    }

    @Test
    void anotherDigestAtTheSameCursorIsDiffering() {
        AgreementJudgement judged = judge(report(CollectionName.CATALOG, "h1", 10, Condition.STREAMING, null, "other"));

        assertThat(judged.state()).isEqualTo(State.DIFFERING);
        assertThat(judged.streams()).singleElement().matches(concern -> concern.difference().contains("sequence 10"));
    }

    @Test
    void withoutADigestNothingIsProven() {
        assertThat(judge(report(CollectionName.CATALOG, "h1", 10, Condition.STREAMING, null, null)).state()).isEqualTo(State.BEHIND);
    }

    @Test
    void whatTheHostItselfHasFoundIsDiffering() {
        AgreementJudgement judged = judge(report(CollectionName.CATALOG, "h1", 10, Condition.STREAMING, "member x: missing here", "digest"));

        assertThat(judged.state()).isEqualTo(State.DIFFERING);
        assertThat(judged.streams()).singleElement().matches(concern -> concern.difference().equals("member x: missing here"));
    }

    @Test
    void aStoppedStreamIsStopped() {
        assertThat(judge(report(CollectionName.CATALOG, "h1", 10, Condition.POISON, null, "digest")).state()).isEqualTo(State.STOPPED);
        assertThat(judge(report(CollectionName.CATALOG, "h1", 10, Condition.SNAPSHOT, null, "digest")).state()).isEqualTo(State.BEHIND);
    }

    @Test
    void domainDigestsAreComparedOnlyWhereAllDomainStreamsAreLevel() {
        StreamReport first = report(CollectionName.DOMAIN, "h0", 10, Condition.STREAMING, null, "digest");
        StreamReport second = report(CollectionName.DOMAIN, "h1", 4, Condition.STREAMING, null, "digest");
        StreamReport firstThere = report(CollectionName.DOMAIN, "h0", 10, Condition.STREAMING, null, "other");
        StreamReport secondThere = report(CollectionName.DOMAIN, "h1", 3, Condition.STREAMING, null, "other");

        assertThat(AgreementJudgement.of(List.of(firstThere, secondThere), List.of(first, second)).state()).isEqualTo(State.BEHIND);
        assertThat(AgreementJudgement.of(List.of(firstThere), List.of(first)).state()).isEqualTo(State.DIFFERING);
    }

    private AgreementJudgement judge(StreamReport theirs) {
        return AgreementJudgement.of(List.of(theirs), List.of(mine));
    }

    private static StreamReport report(CollectionName collection, String authority, long sequence, Condition condition, String difference,
            String digest) {
        return new StreamReport(collection, authority, new Cursor("run", sequence, "hash" + sequence), condition, difference, 0, false, digest);
    }
}
