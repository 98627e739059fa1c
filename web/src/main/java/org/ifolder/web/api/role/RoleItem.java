package org.ifolder.web.api.role;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.role.RoleGrant;

/** A role as the API shows it. */
@Schema(name = "Role", description = "That a member is an administrator of one kind.")
public record RoleItem(
        @Schema(description = "Id of the member.", examples = "7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j") String member,
        @Schema(description = "The role.", examples = "HOST_OPERATOR") String role,
        @Schema(description = "Ids of the hosts by whose word the role counts: those at which the member logs in as this administrator.") List<String> hosts,
        @Schema(description = "Ids of the groups that a group administrator administers.") List<String> groups) {

    static RoleItem of(RoleGrant grant) {
        return new RoleItem(grant.memberId(), grant.roleName(), grant.hosts(), grant.groups());
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "RolePage", description = "A page of roles.")
    record Paged(List<RoleItem> items, long total, int page, int size) {
    }
}
