package org.ifolder.web.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with one field of the input.
 *
 * @param field the field's path in the JSON body, a parameter or a header field; {@code body} for the body as a whole
 * @param message what is wrong with it
 */
@Schema(description = "What is wrong with one field of the input.")
public record FieldError(
        @Schema(description = "Path of the field in the JSON body, or name of a parameter or header field.", examples = "loginName")
        String field,
        @Schema(description = "What is wrong with it.", examples = "is taken")
        String message) {
}
