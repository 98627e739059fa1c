package org.ifolder.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A row as one line of JSON: an array with a text, a number, a truth value or null for each of the report's columns. The form in
 * which content is stored and travels, whatever form it is read in.
 */
final class RowFormat {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Object>> ROW = new TypeReference<>() {
    };

    private RowFormat() {
    }

    static String write(List<Object> row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Object> read(String line) throws IOException {
        return JSON.readValue(line, ROW);
    }
}
