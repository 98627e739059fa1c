package org.ifolder.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Rows as an array of JSON objects, with the columns as fields. */
final class JsonRows implements RowWriter {

    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private final List<String> columns;
    private final JsonGenerator json;

    JsonRows(Writer out, List<String> columns) throws IOException {
        this.columns = columns;
        json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartArray();
    }

    @Override
    public void row(List<Object> cells) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            json.writeObjectField(columns.get(i), i < cells.size() ? cells.get(i) : null);
        }
        json.writeEndObject();
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.flush();
    }
}
