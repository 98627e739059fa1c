package org.ifolder.replication.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("invariant-3")
class RecordVersionTest {

    @Test
    void epochComesBeforeTermAndTermBeforeCounter() {
        List<RecordVersion> ascending = List.of(RecordVersion.NONE, new RecordVersion(0, 1, 9), new RecordVersion(0, 2, 1),
                new RecordVersion(1, 1, 1), new RecordVersion(1, 1, 2), new RecordVersion(2, 0, 0));

        assertThat(ascending).isSorted();
        assertThat(new RecordVersion(1, 1, 1).isNewerThan(new RecordVersion(0, 2, 9))).isTrue();
    }

    @Test
    void aVersionIsNotNewerThanItself() {
        assertThat(new RecordVersion(1, 2, 3).isNewerThan(new RecordVersion(1, 2, 3))).isFalse();
    }

    @Test
    void theNextVersionIsNewerEvenAcrossEpochs() {
        RecordVersion first = RecordVersion.NONE.next(1, 1);

        assertThat(first).isEqualTo(new RecordVersion(1, 1, 1));
        assertThat(first.next(1, 1).isNewerThan(first)).isTrue();
        assertThat(first.next(2, 1)).isEqualTo(new RecordVersion(2, 1, 2));
    }

    @Test
    void theTextFormIsReadBack() {
        assertThat(RecordVersion.parse("4.1.17")).isEqualTo(new RecordVersion(4, 1, 17)).hasToString("4.1.17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.2", "1.2.3.4", "1.2.x", "1..2", "99999999999999999999.1.1"})
    void anotherTextFormIsAnIllegalArgument(String text) {
        assertThatThrownBy(() -> RecordVersion.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
