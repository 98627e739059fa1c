package org.ifolder.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Plain data as JSON in one column, for what is read with its record alone. No converter itself: EclipseLink does not find a converter's types
 * in its superclass.
 *
 * @param <T> what the column holds
 */
public final class JsonText<T> {

    private static final ObjectMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final TypeReference<T> type;

    public JsonText(TypeReference<T> type) {
        this.type = type;
    }

    /** Null for null. */
    public String write(T value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value, e);
        }
    }

    /** Null for null. @throws IllegalStateException when the column does not hold what {@link #write} has written */
    public T read(String column) {
        try {
            return column == null ? null : JSON.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column does not hold the JSON that belongs there", e);
        }
    }
}
