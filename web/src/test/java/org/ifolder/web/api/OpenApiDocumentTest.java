package org.ifolder.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads the OpenAPI document that the build has made from the resources' annotations. */
@Tag("R10.1")
class OpenApiDocumentTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = OpenApiDocumentTest.class.getResourceAsStream("/openapi/openapi.json")) {
            document = new JsonMapper().readTree(in);
        }
    }

    @Test
    void everyOperationIsDescribed() {
        assertThat(operations()).isNotEmpty().allSatisfy((name, operation) -> {
            assertThat(operation.path("description").asText()).as("description of %s", name).isNotBlank();
            assertThat(operation.path("summary").asText()).as("summary of %s", name).isNotBlank();
            assertThat(operation.path("tags")).as("tag of %s", name).isNotEmpty();
        });
    }

    @Test
    void everyOperationHasAnExample() {
        assertThat(operations()).allSatisfy((name, operation) ->
                assertThat(hasExample(operation)).as("example of %s", name).isTrue());
    }

    @Test
    void everyBodyThatIsSentHasAnExample() {
        assertThat(operations()).allSatisfy((name, operation) -> {
            if (operation.has("requestBody")) {
                assertThat(contentsHaveExamples(operation.path("requestBody"))).as("example of the body of %s", name).isTrue();
            }
        });
    }

    @Test
    void pathsAreThoseOfUsers() {
        assertThat(document.path("paths").fieldNames()).toIterable().contains("/health")
                .noneMatch(path -> path.startsWith("/joins") || path.startsWith("/streams") || path.contains("/private"));
    }

    @Test
    void everyOperationSaysWhatARefusalLooksLike() {
        assertThat(operations()).allSatisfy((name, operation) ->
                assertThat(operation.at("/responses/default/content/application~1problem+json").isMissingNode()).as(name).isFalse());
    }

    @Test
    void nothingOfTheInsideIsPartOfAForm() {
        assertThat(document.path("components").path("schemas").fieldNames()).toIterable()
                .doesNotContain("RecordVersion", "Caller", "JsonNode");
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.path("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
            if (METHODS.contains(operation.getKey())) {
                operations.put(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), operation.getValue());
            }
        }));
        return operations;
    }

    private static boolean hasExample(JsonNode operation) {
        if (contentsHaveExamples(operation.path("requestBody"))) {
            return true;
        }
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            if (response.getKey().startsWith("2") && contentsHaveExamples(response.getValue())) {
                return true;
            }
        }
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.has("example") || parameter.has("examples") || parameter.path("schema").has("examples")) {
                return true;
            }
        }
        return false;
    }

    private static boolean contentsHaveExamples(JsonNode holder) {
        JsonNode contents = holder.path("content");
        if (contents.isEmpty()) {
            return false;
        }
        for (JsonNode content : contents) {
            if (!content.has("example") && content.path("examples").isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
