package org.ifolder.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {

    private static final int MAXIMUM = 500;

    @Test
    void withoutParametersItIsTheFirstPageOfFifty() {
        assertThat(new Paging().request(MAXIMUM)).isEqualTo(new PageRequest(0, 50, null));
    }

    @Test
    void parametersAreTakenAsTheyCome() {
        assertThat(new Paging("3", "500", " an ").request(MAXIMUM)).isEqualTo(new PageRequest(3, 500, "an"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, size", "0, 1000000, size", "0, 501, size", "0, -1, size", "-1, 50, page", "x, 50, page", "0, '', size",
        "0, 1e2, size", "99999999999, 50, page", "2147483647, 500, page"})
    @Tag("R10.1")
    void numbersOutOfRangeAreRefusedWithTheirField(String page, String size, String field) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> new Paging(page, size, null).request(MAXIMUM))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                    assertThat(refusal.field()).contains(field);
                });
    }

    @Test
    void aQueryOfAnyLengthIsRefused() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> new Paging("0", "50", "x".repeat(10_000)).request(MAXIMUM))
                .satisfies(refusal -> assertThat(refusal.field()).contains("query"));
    }
}
