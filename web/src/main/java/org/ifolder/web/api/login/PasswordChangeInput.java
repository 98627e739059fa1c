package org.ifolder.web.api.login;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The passwords before and after a change. */
@Schema(name = "PasswordChange", description = "A member's password, and the one that takes its place.")
public record PasswordChangeInput(
        @Schema(description = "The login name.", examples = "ann") @NotNull String login,
        @Schema(description = "The password of before.") @NotNull String password,
        @Schema(description = "The password from now on.") @NotNull String newPassword) {

    /** Names no password. */
    @Override
    public String toString() {
        return login;
    }
}
