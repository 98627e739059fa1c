package org.ifolder.web.api.login;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The host that a member wants to visit. */
@Schema(name = "Visit", description = "The host that a member wants to visit.")
public record VisitInput(@Schema(description = "Id of the host.", examples = "01jd2v9k3p") @NotNull String host) {
}
