package org.ifolder.web.api.host;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.departure.Residents;

/** What lives on a host. */
@Schema(name = "Residents", description = "What lives on a host, as the master knows it.")
public record ResidentsItem(
        @Schema(description = "Members whose home it is: GET /members?homeHost=… lists them. By force they lose their local passwords too.",
                examples = "120") long members,
        @Schema(description = "iFolders that live there: GET /catalog?host=… lists them.", examples = "340") long iFolders,
        @Schema(description = "Whether the host can leave by itself.", examples = "false") boolean mayLeave,
        @Schema(description = "Why it cannot.", examples = "120 members and 340 iFolders live there.") String obstacle,
        @Schema(description = "Stands for exactly these members and iFolders; to be shown when the host is removed by force.",
                examples = "8s3mUO0mQm3WQ7f5dX1zq2Yt0bN4cV6hJ9kL1pR7uEw") String confirmation) {

    static ResidentsItem of(Residents residents) {
        return new ResidentsItem(residents.members(), residents.iFolders(), residents.obstacle() == null, residents.obstacle(),
                residents.confirmation());
    }
}
