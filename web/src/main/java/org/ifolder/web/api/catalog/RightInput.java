package org.ifolder.web.api.catalog;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.catalog.RightLevel;

/**
 * Which right a member is to hold.
 *
 * @param right the right; {@code OWNER} is refused for all but the owner
 */
@Schema(name = "RightInput", description = "Which right a member is to hold.")
public record RightInput(
        @Schema(description = "READ_WRITE or READ_ONLY; the ownership is passed on, not granted.", examples = "READ_ONLY")
        @NotNull(message = "must be OWNER, READ_WRITE or READ_ONLY") RightLevel right) {
}
