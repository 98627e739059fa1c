package org.ifolder.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import org.ifolder.web.rest.ApiJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {

    enum Colour { RED, GREEN }

    record Part(String name, Long weight) {
    }

    record Sized(int size) {
    }

    record Thing(String name, Integer count, Boolean round, Colour colour, Instant at, List<Part> parts) {
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"name\":5}                        | name            | must be a string",
        "{\"name\":true}                     | name            | must be a string",
        "{\"name\":{}}                       | name            | must be a string",
        "{\"count\":\"x\"}                   | count           | must be a number within its range",
        "{\"count\":\"5\"}                   | count           | must be a number within its range",
        "{\"count\":99999999999}             | count           | must be a number within its range",
        "{\"count\":1.5}                     | count           | must be a number within its range",
        "{\"round\":\"true\"}                | round           | must be true or false",
        "{\"colour\":\"BLUE\"}               | colour          | must be one of RED, GREEN",
        "{\"colour\":0}                      | colour          | must be one of RED, GREEN",
        "{\"at\":\"yesterday\"}              | at              | must be a time in the form of ISO 8601",
        "{\"parts\":{}}                      | parts           | must be a list",
        "{\"parts\":[{\"weight\":\"a\"}]}    | parts[0].weight | must be a number within its range",
        "{\"parts\":[5]}                     | parts[0]        | must be an object",
        "{\"size\":5}                        | size            | is not known",
        "{\"parts\":[{},{\"size\":1}]}       | parts[1].size   | is not known",
        "{\"name\":\"a\",\"name\":\"b\"}     | body            | names the same field twice",
        "{} {}                               | body            | is followed by more text",
        "[]                                  | body            | must be an object",
        "{\"name\":                          | body            | is not well-formed JSON",
        "{'name':1}                          | body            | is not well-formed JSON"})
    void theFieldAndWhatIsWrongAreTold(String json, String field, String message) {
        FieldError error = fault(json);
        assertThat(error.field()).isEqualTo(field);
        assertThat(error.message()).startsWith(message);
    }

    @Test
    void brokenJsonIsToldWithLineAndColumn() {
        assertThat(fault("{\"name\":\"a\",\n \"count\" 5}").message()).endsWith("(line 2, column 10)");
    }

    @Test
    void deepNestingIsRefused() {
        JsonProcessingException thrown = catchThrowableOfType(JsonProcessingException.class,
                () -> ApiJson.mapper().readTree("[".repeat(1_000)));
        assertThat(JsonFault.describe(thrown).detail()).contains("nested too deeply");
    }

    @Test
    void aNumberThatMustBeThereIsMissed() {
        JsonProcessingException thrown = catchThrowableOfType(JsonProcessingException.class,
                () -> ApiJson.mapper().readValue("{}", Sized.class));
        assertThat(JsonFault.describe(thrown).detail()).startsWith("size: is missing");
    }

    @Test
    void anEndlessStringIsRefused() {
        assertThat(fault("{\"name\":\"" + "x".repeat(600_000) + "\"}").message()).contains("too long");
    }

    @Test
    void valuesOfTheBodyAreNotRepeated() {
        assertThat(fault("{\"count\":\"secret\"}").message()).doesNotContain("secret");
    }

    private static FieldError fault(String json) {
        JsonProcessingException thrown = catchThrowableOfType(JsonProcessingException.class,
                () -> ApiJson.mapper().readValue(json, Thing.class));
        assertThat(thrown).as("a fault in %.60s", json).isNotNull();
        return JsonFault.describe(thrown).errors().get(0);
    }
}
