package org.ifolder.web.api.login;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who logs in. */
@Schema(name = "Login", description = "Who logs in.")
public record LoginInput(
        @Schema(description = "Login name.", examples = "ann") @NotNull String login,
        @Schema(description = "Password.", examples = "correct horse battery") @NotNull String password) {

    /** Without the password: it is never written to a log. */
    @Override
    public String toString() {
        return "login of " + login;
    }
}
