package org.ifolder.domain.host;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.ifolder.domain.JsonText;

/** A host's former keys, the oldest first, in one column. */
@Converter
public class FormerKeys implements AttributeConverter<List<FormerKey>, String> {

    private static final JsonText<List<FormerKey>> JSON = new JsonText<>(new TypeReference<>() {
    });

    @Override
    public String convertToDatabaseColumn(List<FormerKey> value) {
        return JSON.write(value);
    }

    @Override
    public List<FormerKey> convertToEntityAttribute(String column) {
        return JSON.read(column);
    }
}
