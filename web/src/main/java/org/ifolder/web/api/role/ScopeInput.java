package org.ifolder.web.api.role;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.role.RoleScope;

/** Where a role is to count. */
@Schema(name = "RoleScope", description = "Where a role counts.")
public record ScopeInput(
        @Schema(description = "Ids of the hosts by whose word the role counts; the member's home where none is named. Whoever holds the key of such a host"
                + " can act in this role, so name a host that you trust with it.") List<String> hosts,
        @Schema(description = "Ids of the groups, for a group administrator alone.") List<String> groups) {

    RoleScope scope() {
        return new RoleScope(hosts, groups);
    }
}
