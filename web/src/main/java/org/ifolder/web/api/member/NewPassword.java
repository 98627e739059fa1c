package org.ifolder.web.api.member;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A password to be set. */
@Schema(name = "NewPassword", description = "A password to be set.")
public record NewPassword(
        @Schema(description = "The password, 8 to 256 characters unless configured otherwise.", examples = "correct horse battery staple")
        @NotNull String password) {

    @Override
    public String toString() {
        return "NewPassword";
    }
}
