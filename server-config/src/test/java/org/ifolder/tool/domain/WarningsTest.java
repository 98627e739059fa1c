package org.ifolder.tool.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ifolder.tool.api.ReplicationItem;
import org.junit.jupiter.api.Test;

class WarningsTest {

    @Test
    void nothingIsToldOfHostsThatAreWell() {
        assertThat(new Warnings(List.of(host(0, null), host(30, null), host(-30, null))).lines()).isEmpty();
    }

    @Test
    void secondCopyIsTold() {
        assertThat(new Warnings(List.of(host(0, "2026-01-01T12:00:00Z"))).lines()).singleElement().asString().startsWith("host1 runs twice");
    }

    @Test
    void clockThatDiffersIsTold() {
        assertThat(new Warnings(List.of(host(3600, null), host(-3600, null))).lines())
                .containsExactly("host1's clock is 3600 s ahead of the master's", "host1's clock is 3600 s behind the master's");
    }

    private static ReplicationItem host(long ahead, String secondCopySince) {
        return new ReplicationItem("id", "host1", 1L, ahead, secondCopySince);
    }
}
