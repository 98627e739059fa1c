package org.ifolder.tool.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a host says about a refusal (RFC 9457).
 *
 * @param title short name of the problem, or null
 * @param detail what was wrong this time, or null
 * @param errors the fields concerned, or null
 */
record Problem(String title, String detail, List<FieldError> errors) {

    private static final int LONGEST_FOREIGN_TEXT = 200;

    /**
     * A field that was refused.
     *
     * @param field its name
     * @param message why
     */
    record FieldError(String field, String message) {}

    /**
     * Reads an answer's body; one that is no problem document (from a proxy, say) becomes the detail, shortened.
     *
     * @param body the text, may be empty
     * @return the problem
     */
    static Problem read(String body) {
        try {
            Problem problem = Json.MAPPER.readValue(body, Problem.class);
            if (problem != null) {
                return problem;
            }
        } catch (JsonProcessingException e) {
            String text = body.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
            return new Problem(null, text.substring(0, Math.min(text.length(), LONGEST_FOREIGN_TEXT)), List.of());
        }
        return new Problem(null, null, List.of());
    }

    /** Title, detail and fields on one line; empty when nothing was said. */
    String line() {
        List<String> parts = new ArrayList<>();
        if (title != null && !title.isBlank()) {
            parts.add(title);
        }
        if (detail != null && !detail.isBlank() && !detail.equals(title)) {
            parts.add(detail);
        }
        for (FieldError error : errors == null ? List.<FieldError>of() : errors) {
            parts.add(error.field() + ": " + error.message());
        }
        return String.join("; ", parts).replaceAll("\\s+", " ");
    }
}
