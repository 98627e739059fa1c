package org.ifolder.domain;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** A short list of one-line texts in one column, a line each. The texts hold no line feed: input with control characters is refused. */
@Converter
public class TextLines implements AttributeConverter<List<String>, String> {

    private static final String SEPARATOR = "\n";

    @Override
    public String convertToDatabaseColumn(List<String> texts) {
        return texts == null || texts.isEmpty() ? null : String.join(SEPARATOR, texts);
    }

    @Override
    public List<String> convertToEntityAttribute(String column) {
        return column == null ? List.of() : List.of(column.split(SEPARATOR, -1));
    }
}
