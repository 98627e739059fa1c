package org.ifolder.web.api.member;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.member.MemberState;

/** Whether a member may log in. */
@Schema(description = "Whether a member may log in.")
public record StateChange(
        @Schema(description = "ACTIVE or DISABLED; a member is removed by DELETE.", examples = "DISABLED") @NotNull MemberState state) {
}
