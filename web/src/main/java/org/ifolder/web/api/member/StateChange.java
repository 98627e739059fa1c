package org.ifolder.web.api.member;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a member may log in. */
@Schema(description = "Whether a member may log in.")
public record StateChange(@Schema(description = "Whether the member may log in.", examples = "DISABLED") @NotNull LoginState state) {

    /** The states that an administrator sets; a member is removed by DELETE. */
    public enum LoginState {
        ACTIVE,
        DISABLED
    }
}
