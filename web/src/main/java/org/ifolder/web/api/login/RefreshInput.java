package org.ifolder.web.api.login;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refresh token, which counts once. */
@Schema(name = "Refresh", description = "A refresh token, which counts once.")
public record RefreshInput(
        @Schema(description = "The refresh token.", examples = "Jd0hUE1k-q3mT8yGv0x2r5w9b4c7f1z6s8a3e2o5p0I") @NotNull String refreshToken) {

    /** Without the token: it is never written to a log. */
    @Override
    public String toString() {
        return "a refresh token";
    }
}
