package org.ifolder.domain.host;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.ifolder.domain.JsonText;

/** A host's announced key in one column. */
@Converter
public class AnnouncedKeyColumn implements AttributeConverter<AnnouncedKey, String> {

    private static final JsonText<AnnouncedKey> JSON = new JsonText<>(new TypeReference<>() {
    });

    @Override
    public String convertToDatabaseColumn(AnnouncedKey value) {
        return JSON.write(value);
    }

    @Override
    public AnnouncedKey convertToEntityAttribute(String column) {
        return JSON.read(column);
    }
}
