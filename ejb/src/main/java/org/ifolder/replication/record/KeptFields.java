package org.ifolder.replication.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** What a payload says beyond what this version knows: ignored here, kept, and told again (R7.8). */
final class KeptFields {

    private KeptFields() {
    }

    /**
     * What is lost when this version writes a payload that it has read.
     *
     * @return a JSON object as text; null when nothing is
     */
    static String lost(JsonNode came, JsonNode written) {
        ObjectNode lost = difference(came, written);
        return lost.isEmpty() ? null : lost.toString();
    }

    private static ObjectNode difference(JsonNode came, JsonNode written) {
        ObjectNode lost = PayloadFormat.json().createObjectNode();
        came.fields().forEachRemaining(field -> {
            JsonNode known = written.get(field.getKey());
            if (known == null) {
                lost.set(field.getKey(), field.getValue());
            } else if (known.isObject() && field.getValue().isObject()) {
                ObjectNode within = difference(field.getValue(), known);
                if (!within.isEmpty()) {
                    lost.set(field.getKey(), within);
                }
            }
        });
        return lost;
    }

    /** Puts what was kept back into a payload; what the payload says itself goes before. */
    static JsonNode restored(JsonNode written, String kept) {
        if (kept == null) {
            return written;
        }
        try {
            merge((ObjectNode) written, PayloadFormat.json().readTree(kept));
            return written;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void merge(ObjectNode written, JsonNode kept) {
        kept.fields().forEachRemaining(field -> {
            JsonNode known = written.get(field.getKey());
            if (known == null) {
                written.set(field.getKey(), field.getValue());
            } else if (known.isObject() && field.getValue().isObject()) {
                merge((ObjectNode) known, field.getValue());
            }
        });
    }
}
