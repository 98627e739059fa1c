package org.ifolder.web.api.member;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A password to be set. */
@Schema(description = "A password to be set.")
public record NewPassword(
        @Schema(description = "8 to 256 characters.", examples = "correct horse battery") @NotNull String password,
        @Schema(description = "Whether the member has to change it at the next login, before anything else; true where it is not said.")
        Boolean temporary) {

    boolean isTemporary() {
        return temporary == null || temporary;
    }

    /** Without the password: it is never written to a log. */
    @Override
    public String toString() {
        return "a new password";
    }
}
