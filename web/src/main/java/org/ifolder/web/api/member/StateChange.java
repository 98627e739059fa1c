package org.ifolder.web.api.member;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.member.MemberState;

/** The state that a member is to have. */
@Schema(name = "MemberStateChange", description = "The state that a member is to have: ACTIVE or DISABLED. Removing is DELETE.")
public record StateChange(@Schema(description = "ACTIVE or DISABLED.", examples = "DISABLED") @NotNull MemberState state) {
}
