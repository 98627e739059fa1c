package org.ifolder.web.api.group;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.RecordSource;
import org.ifolder.domain.group.Group;

/** A named set of members. */
@Schema(name = "Group", description = "A named set of members.")
public record GroupItem(
        @Schema(description = "Id of the group.", examples = "7h3k9x2m1q-01jd2v9k3m5p7r9t1v3x5z7b9d") String id,
        @Schema(description = "Its name; not necessarily unique.", examples = "Accounting Managers") String name,
        @Schema(description = "Its description.", examples = "People who can manage accounting entries") String description,
        @Schema(description = "Whether the group was made here or comes from a directory.", examples = "LOCAL") RecordSource.Kind source,
        @Schema(description = "The directory entry's distinguished name.",
                examples = "cn=Accounting Managers,ou=Groups,dc=example,dc=com") String entryDn) {

    static GroupItem of(Group group) {
        return new GroupItem(group.id(), group.name(), group.description(), group.source().kind(), group.source().dn());
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "GroupPage", description = "A page of groups.")
    record Paged(List<GroupItem> items, long total, int page, int size) {
    }
}
