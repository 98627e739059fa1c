package org.ifolder.web.api.member;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.identity.login.SessionEndProgress;

/** What one host has done about the end of a member's sessions. */
@Schema(name = "SessionEnd", description = "What one host has done about the end of a member's sessions and tokens.")
public record SessionEndItem(
        @Schema(description = "Id of the host.", examples = "7h3k9x2m1q") String host,
        @Schema(description = "Name of the host.", examples = "host1") String hostName,
        @Schema(description = "ENDED: nothing of before counts there any more. PENDING: the host has not learnt of it yet. UNKNOWN: it does not answer.",
                examples = "ENDED") SessionEndProgress.State state,
        @Schema(description = "When the host last ended sessions of this member, by its own clock.", examples = "2026-02-03T04:05:06.789Z") Instant endedAt) {

    static SessionEndItem of(SessionEndProgress progress) {
        return new SessionEndItem(progress.host().id(), progress.host().name(), progress.state(), progress.endedAt().orElse(null));
    }
}
