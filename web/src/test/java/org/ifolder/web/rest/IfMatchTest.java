package org.ifolder.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.RecordVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @Test
    void theTagOfAnAnswerIsTheExpectedVersion() {
        assertThat(IfMatch.expected(IfMatch.valueOf("\"1.1.7\""))).isEqualTo(new RecordVersion(1, 1, 7));
    }

    @Test
    void absentAndStarExpectAnyVersion() {
        assertThat(IfMatch.expected(null)).isNull();
        assertThat(IfMatch.expected(IfMatch.valueOf("*"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.1.7", "\"1.1.7", "\"1.1.7\", \"1.1.8\"", "W/1"})
    void whatIsNotOneTagIsInvalid(String header) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> IfMatch.valueOf(header))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                    assertThat(refusal.field()).contains("If-Match");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"abc\"", "\"1.2\"", "\"1.1.x\"", "\"1.1.99999999999999999999\"", "W/\"1.1.7\""})
    void aTagThatNoRecordCanHaveIsStale(String header) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> IfMatch.valueOf(header))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE));
    }
}
