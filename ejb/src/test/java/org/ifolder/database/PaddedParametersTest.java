package org.ifolder.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaddedParametersTest {

    @Test
    void numberOfParametersIsAPowerOfTwo() {
        assertThat(PaddedParameters.of(List.of("a"))).containsExactly("a");
        assertThat(PaddedParameters.of(List.of("a", "b"))).containsExactly("a", "b");
        assertThat(PaddedParameters.of(List.of("a", "b", "c"))).containsExactly("a", "b", "c", "c");
        assertThat(PaddedParameters.of(List.of(1, 2, 3, 4, 5))).containsExactly(1, 2, 3, 4, 5, 5, 5, 5);
    }
}
