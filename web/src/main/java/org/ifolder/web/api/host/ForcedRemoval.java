package org.ifolder.web.api.host;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The order to remove a host by force.
 *
 * @param confirmation as {@code GET /hosts/{id}/residents} has shown it
 */
@Schema(name = "ForcedRemoval", description = "The order to remove a dead host.")
public record ForcedRemoval(@NotNull @Schema(description = "As GET /hosts/{id}/residents has shown it.",
        examples = "8s3mUO0mQm3WQ7f5dX1zq2Yt0bN4cV6hJ9kL1pR7uEw") String confirmation) {
}
