package org.ifolder.tool.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void becomesOneLineWithTheFieldsConcerned() {
        String body = """
                {"type":"about:blank","title":"Invalid","status":400,"detail":"The name\\n is empty",
                 "errors":[{"field":"name","message":"must not be blank"}]}""";
        assertThat(Problem.read(body).line()).isEqualTo("Invalid; The name is empty; name: must not be blank");
    }

    @Test
    void ofAnEmptyBodySaysNothing() {
        assertThat(Problem.read("").line()).isEmpty();
        assertThat(Problem.read("null").line()).isEmpty();
    }

    @Test
    void ofForeignTextIsThatTextWithoutMarkupAndShort() {
        assertThat(Problem.read("<html><b>Bad\ngateway</b></html>").line()).isEqualTo("Bad gateway");
        assertThat(Problem.read("x".repeat(10_000)).line()).hasSize(200);
    }
}
