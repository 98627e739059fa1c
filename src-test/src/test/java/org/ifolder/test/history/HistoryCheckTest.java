package org.ifolder.test.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.ifolder.test.history.Subject.Kind;
import org.junit.jupiter.api.Test;

/** The checker itself, on histories and contents that were doctored. */
class HistoryCheckTest {

    private final Subject plans = new Subject(Kind.IFOLDER, "plans");
    private final History history = new History();
    private final HistoryCheck check = new HistoryCheck(history);
    private final HostContent content = new HostContent("host1", subject -> subject.kind() != Kind.RIGHT);

    @Test
    void acceptsWhatWasAcknowledged() {
        write(plans, "first", Outcome.ACKNOWLEDGED);
        write(plans, "second", Outcome.ACKNOWLEDGED);
        content.take(plans, "second");

        assertAccepted();
    }

    @Test
    void findsALostRecord() {
        write(plans, "first", Outcome.ACKNOWLEDGED);

        assertFault("host1 has lost a record");
    }

    @Test
    void findsADoubledRecord() {
        write(plans, "first", Outcome.UNKNOWN);
        content.take(plans, "first");
        content.take(plans, "first");

        assertFault("has doubled a record");
    }

    @Test
    void findsAnOldState() {
        write(plans, "first", Outcome.ACKNOWLEDGED);
        write(plans, "second", Outcome.ACKNOWLEDGED);
        content.take(plans, "first");

        assertFault("has another state of a record");
    }

    @Test
    void findsAStateThatWasRefused() {
        write(plans, "first", Outcome.ACKNOWLEDGED);
        write(plans, "second", Outcome.REFUSED);
        content.take(plans, "second");

        assertFault("has another state of a record");
    }

    @Test
    void findsARecordThatHasComeBack() {
        write(plans, "first", Outcome.ACKNOWLEDGED);
        write(plans, Subject.ABSENT, Outcome.ACKNOWLEDGED);
        content.take(plans, "first");

        assertFault("has a record that is removed");
    }

    @Test
    void findsARecordWhoseCreationWasRefused() {
        write(plans, "first", Outcome.REFUSED);
        content.take(plans, "first");

        assertFault("has a record that is removed");
    }

    @Test
    void findsARecordForWhichNobodyHasAsked() {
        content.take(plans, "first");

        assertFault("for which nobody has asked");
    }

    @Test
    void acceptsEitherEndOfAnOperationWhoseOutcomeIsUnknown() {
        write(plans, "first", Outcome.ACKNOWLEDGED);
        write(plans, "second", Outcome.UNKNOWN);

        assertThat(history.allowed(plans, history.now())).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void asksOfAnEarlierMomentOnlyWhatWasAcknowledgedByThen() {
        write(plans, "first", Outcome.ACKNOWLEDGED);
        write(plans, "second", Outcome.ACKNOWLEDGED);
        long then = history.now();
        write(plans, "third", Outcome.ACKNOWLEDGED);
        write(new Subject(Kind.IFOLDER, "later"), "later", Outcome.UNKNOWN);
        Operation underWay = history.begin("host1", "delete", Map.of(plans, Subject.ABSENT));

        assertThat(history.allowed(plans, then)).containsExactlyInAnyOrder("second", "third", Subject.ABSENT);
        content.take(plans, "second");
        assertThat(check.faults(content, then)).isEmpty();
        underWay.end(Outcome.ACKNOWLEDGED, "204");
        assertFault("has a record that is removed");
    }

    @Test
    void asksOfAHostOnlyWhatItShows() {
        write(Subject.right("plans", "somebody"), "READ_ONLY", Outcome.ACKNOWLEDGED);

        assertAccepted();
    }

    @Test
    void countsReportsAndAsksForThoseWhoseIdIsKnown() {
        Subject count = new Subject(Kind.REPORT_COUNT, "somebody");
        history.begin("host1", "report", Map.of(count, "1")).end(Outcome.ACKNOWLEDGED, "201",
                Map.of(new Subject(Kind.REPORT, "r1"), "somebody"));
        content.take(new Subject(Kind.REPORT, "r2"), "somebody");
        content.take(count, "1");

        assertFault("has lost a record: REPORT r1");
    }

    @Test
    void refusesToWriteToARecordAfterAnUnknownOutcome() {
        write(plans, "first", Outcome.UNKNOWN);

        assertThatThrownBy(() -> write(plans, "second", Outcome.ACKNOWLEDGED)).isInstanceOf(IllegalStateException.class);
    }

    private void write(Subject subject, String state, Outcome outcome) {
        history.begin("host1", "write " + state, Map.of(subject, state)).end(outcome, "");
    }

    private void assertAccepted() {
        assertThat(check.faults(content, history.now())).isEmpty();
    }

    private void assertFault(String words) {
        assertThat(check.faults(content, history.now())).singleElement().asString().contains(words);
    }
}
